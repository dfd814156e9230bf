package dev.tandem.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One error in a request, and its place.
 *
 * @param pointer a JSON pointer (RFC 6901) into the body, if the body is wrong
 * @param parameter the path variable, query parameter, header or operation parameter that is wrong
 * @param detail the error, in a sentence
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Violation(@Nullable String pointer, @Nullable String parameter, String detail) {

  /** The body is wrong at {@code pointer}. */
  public static Violation at(String pointer, String detail) {
    return new Violation(pointer, null, detail);
  }

  /** The query parameter or header {@code name} is wrong. */
  public static Violation of(String name, String detail) {
    return new Violation(null, name, detail);
  }
}
