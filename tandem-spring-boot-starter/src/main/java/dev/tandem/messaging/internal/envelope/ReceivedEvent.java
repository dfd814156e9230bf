package dev.tandem.messaging.internal.envelope;

import java.util.function.Supplier;

import tools.jackson.databind.JsonNode;

/** One event of a message as it was received: intact, or broken and kept as it came. */
public sealed interface ReceivedEvent {

  /**
   * This event's JSON, as the body of a message of its own. For an event of a batch it is made on
   * demand, because few need it.
   */
  Supplier<String> text();

  /** The {@link #text()}. */
  default String json() {
    return text().get();
  }

  /**
   * An event with a sound envelope; its data is not bound to a record yet.
   *
   * @param attributes the envelope
   * @param data the record as JSON
   */
  record Intact(EventAttributes attributes, JsonNode data, Supplier<String> text)
      implements ReceivedEvent {}

  /**
   * An event whose envelope breaks the contract; its neighbours in the message are not affected.
   *
   * @param reason what is wrong, for the operator
   */
  record Broken(String reason, Supplier<String> text) implements ReceivedEvent {}
}
