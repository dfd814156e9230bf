package dev.tandem.contract.accompaniment;

import java.time.Instant;
import java.util.List;

import dev.tandem.contract.Topics;
import dev.tandem.messaging.EventType;
import org.jspecify.annotations.Nullable;

/**
 * A content for investors was submitted, approved, refused or published.
 *
 * @param contentId {@code cnt_…}
 * @param audience the tag: operations, and the orchestration once it is published
 * @param writtenFor the investors it was written for, as journeys call them
 * @param fundCode the fund it is about
 * @param reasons the decider's
 * @param sequence counts the decisions on the content
 */
@EventType(
    topic = Topics.ACCOMPANIMENT,
    type = "dev.tandem.accompaniment.ContentDecided.v1",
    subject = "contentId",
    sequence = "sequence",
    tag = "audience")
public record ContentDecided(
    String contentId,
    String audience,
    Status status,
    String title,
    String writtenFor,
    @Nullable String fundCode,
    String author,
    String decidedBy,
    List<String> reasons,
    Instant decidedAt,
    long sequence) {

  public ContentDecided {
    reasons = List.copyOf(reasons);
  }

  /** The status after the decision. */
  public enum Status {
    SUBMITTED,
    APPROVED,
    REFUSED,
    PUBLISHED
  }
}
