package dev.tandem.messaging.internal.envelope;

import tools.jackson.databind.JsonNode;

/** One event of a message as it was received: intact, or broken and kept as it came. */
public sealed interface ReceivedEvent {

  /** This event's JSON, as it would be the body of a message of its own. */
  String json();

  /**
   * An event with a sound envelope; its data is not bound to a record yet.
   *
   * @param attributes the envelope
   * @param data the record as JSON
   * @param json the event's own JSON
   */
  record Intact(EventAttributes attributes, JsonNode data, String json) implements ReceivedEvent {}

  /**
   * An event whose envelope breaks the contract; its neighbours in the message are not affected.
   *
   * @param reason what is wrong, for the operator
   * @param json the event's own JSON
   */
  record Broken(String reason, String json) implements ReceivedEvent {}
}
