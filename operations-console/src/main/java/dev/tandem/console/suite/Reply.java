package dev.tandem.console.suite;

import java.util.function.Function;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The reply of a service. */
public sealed interface Reply {

  /** The service did as asked. */
  record Answered(JsonNode body) implements Reply {}

  /**
   * The service refused.
   *
   * @param code the problem's code, or a word for the status if there is none
   * @param detail a sentence for people
   */
  record Refused(int status, String code, String detail) implements Reply {}

  /** The service could not be reached, or its reply cannot be read. */
  record Away(String why) implements Reply {}

  /** The body; a missing node if there is none. */
  default JsonNode body() {
    return map(it -> it, MissingNode.getInstance());
  }

  /** {@code done} if the service did as asked; otherwise {@code notDone} with the reason. */
  default String told(String done, String notDone) {
    return switch (this) {
      case Answered answered -> done;
      case Refused refused -> notDone + ": " + refused.detail();
      case Away away -> notDone + ": " + away.why();
    };
  }

  /** The result of {@code read} on the reply's body; {@code otherwise} if there is none. */
  default <T> T map(Function<JsonNode, T> read, T otherwise) {
    return this instanceof Answered(var body) ? read.apply(body) : otherwise;
  }
}
