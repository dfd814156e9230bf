package dev.tandem.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;

/** Checks what operators send to actuator endpoints: whatever is wrong is answered 400. */
public final class OperatorInput {

  private static final int LONGEST_NOTE = 1000;

  private OperatorInput() {}

  /** A note that a person wrote about what they do. */
  public static String note(String value) {
    return text("note", value, LONGEST_NOTE);
  }

  /** Text of one line, which cannot forge others in a log and fits every column. */
  public static String text(String field, String value, int longest) {
    var plain = value
        .codePoints()
        .noneMatch(
            it -> Character.isISOControl(it) || Character.getType(it) == Character.SURROGATE);
    if (value.isBlank() || value.length() > longest || !plain) {
      throw invalid("%s must be 1 to %s plain characters".formatted(field, longest));
    }
    return value;
  }

  /** The constant of {@code type} that is written so, in any case and with hyphens too. */
  public static <E extends Enum<E>> E oneOf(Class<E> type, String field, String value) {
    var constant = value.toUpperCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(type.getEnumConstants())
        .filter(it -> it.name().equals(constant))
        .findFirst()
        .orElseThrow(() ->
            invalid("%s must be one of %s".formatted(field, List.of(type.getEnumConstants()))));
  }

  /**
   * To be thrown, with a sentence that is shown to the operator; one that begins with the name of a
   * parameter and "must" is told as that parameter's error.
   */
  public static InvalidEndpointRequestException invalid(String reason) {
    return new InvalidEndpointRequestException(reason, reason);
  }
}
