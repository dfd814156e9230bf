package dev.tandem.console.suite;

import java.util.function.Function;

import tools.jackson.databind.JsonNode;

/** How a service answered. */
public sealed interface Reply {

  /** It did what it was asked. */
  record Answered(JsonNode body) implements Reply {}

  /**
   * It refused.
   *
   * @param code the problem's code, or a word for the status where there is none
   * @param detail a sentence for people
   */
  record Refused(int status, String code, String detail) implements Reply {}

  /** It could not be reached, or answered nothing that can be read. */
  record Away(String why) implements Reply {}

  /** What {@code read} makes of the answer; {@code otherwise} if there is none. */
  default <T> T map(Function<JsonNode, T> read, T otherwise) {
    return this instanceof Answered(var body) ? read.apply(body) : otherwise;
  }
}
