package dev.tandem.contract.accompaniment;

import java.time.Instant;

import dev.tandem.contract.Topics;
import dev.tandem.messaging.EventType;
import org.jspecify.annotations.Nullable;

/**
 * A case of customer service was opened or answered.
 *
 * @param caseId {@code cas_…}
 * @param audience the tag: customer service, and the orchestration once it is answered
 * @param fundCode the fund it is about
 * @param sequence counts what happened to the case
 */
@EventType(
    topic = Topics.ACCOMPANIMENT,
    type = "dev.tandem.accompaniment.CaseMoved.v1",
    subject = "caseId",
    sequence = "sequence",
    tag = "audience")
public record CaseMoved(
    String caseId,
    String audience,
    Status status,
    String ownerId,
    @Nullable String fundCode,
    @Nullable String answeredBy,
    Instant movedAt,
    long sequence) {

  /** The case's status. */
  public enum Status {
    OPEN,
    ANSWERED
  }
}
