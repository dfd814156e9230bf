package dev.tandem.localstack;

/**
 * The broker's faults since it started.
 *
 * @param messages the messages delivered to consumers, duplicates not counted
 * @param duplicated those delivered twice
 * @param heldBack those held back so that others could overtake them
 */
public record FaultCounts(long messages, long duplicated, long heldBack) {

  /** The difference to {@code earlier}. */
  public FaultCounts since(FaultCounts earlier) {
    return new FaultCounts(
        messages - earlier.messages, duplicated - earlier.duplicated, heldBack - earlier.heldBack);
  }

  public String text() {
    return "%s messages, %s duplicated, %s held back".formatted(messages, duplicated, heldBack);
  }
}
