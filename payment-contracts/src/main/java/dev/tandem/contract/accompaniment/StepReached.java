package dev.tandem.contract.accompaniment;

import java.time.Instant;

import dev.tandem.contract.Topics;
import dev.tandem.messaging.EventType;
import org.jspecify.annotations.Nullable;

/**
 * An investor has come to a step of a journey that asks somebody to act.
 *
 * @param course the investor's way through the journey: {@code <ownerId>/<journey>}
 * @param instanceId {@code jrn_…}
 * @param version the journey's version
 * @param audience the tag: who is to act, see {@link Audience}
 * @param action what is asked for
 * @param fundCode the fund it is about
 * @param contentId the approved content to tell, {@code cnt_…}
 * @param text what to tell the investor
 * @param sequence counts the steps of the course
 */
@EventType(
    topic = Topics.ACCOMPANIMENT,
    type = "dev.tandem.accompaniment.StepReached.v1",
    subject = "course",
    sequence = "sequence",
    tag = "audience")
public record StepReached(
    String course,
    String instanceId,
    String journey,
    int version,
    String step,
    String audience,
    Action action,
    String ownerId,
    @Nullable String fundCode,
    @Nullable String contentId,
    @Nullable String text,
    Instant reachedAt,
    long sequence) {

  /** What is asked for. */
  public enum Action {
    /** Research is to write a content. */
    WRITE_CONTENT,
    /** Customer service is to answer or to call. */
    OPEN_CASE,
    /** The investor is to be told the text. */
    TELL_INVESTOR
  }
}
