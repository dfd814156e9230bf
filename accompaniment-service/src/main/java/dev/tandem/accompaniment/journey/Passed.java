package dev.tandem.accompaniment.journey;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A step that an instance has passed, and with which result.
 *
 * @param ask what people are asked for, if they are
 * @param told what the investor is told, if they are
 * @param fundCode the fund it is about
 */
public record Passed(
    String step,
    Result result,
    Instant at,
    Journey.@Nullable Ask ask,
    @Nullable Tellable told,
    @Nullable String fundCode) {

  /** What came of a step. */
  public enum Result {
    ASKED,
    TOLD,
    HAPPENED,
    TIME_OVER,
    BRANCHED,
    /** The investor has not agreed to be told such things. */
    NO_CONSENT,
    /** Nothing is published that could be told. */
    NO_CONTENT,
    /** The content is about a fund above the investor's risk level. */
    UNSUITABLE,
    /** The investor has been told enough for now. */
    CAPPED,
    EXITED
  }
}
