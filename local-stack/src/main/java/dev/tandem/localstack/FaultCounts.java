package dev.tandem.localstack;

/**
 * What the broker has done to messages since it started.
 *
 * @param messages how many it has shown to consumers by itself, duplicates not counted
 * @param duplicated how many of them it has shown twice
 * @param heldBack how many of them others could overtake
 */
public record FaultCounts(long messages, long duplicated, long heldBack) {

  /** What came after {@code earlier}. */
  public FaultCounts since(FaultCounts earlier) {
    return new FaultCounts(
        messages - earlier.messages, duplicated - earlier.duplicated, heldBack - earlier.heldBack);
  }

  public String text() {
    return "%s messages, %s duplicated, %s held back".formatted(messages, duplicated, heldBack);
  }
}
