package dev.tandem.web.problem;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.PropertyBindingException;

/** Describes the error in a body that could not be read, without class names. */
final class JsonProblems {

  private JsonProblems() {}

  static ProblemException unreadable(@Nullable Throwable cause) {
    return switch (cause) {
      case PropertyBindingException e -> invalid(e, "This field is not known");
      case InputCoercionException e -> invalid(e, mustBe(e.getTargetType()));
      case MismatchedInputException e
      when e.getPath().isEmpty() && e.getCurrentToken() == null ->
        Problems.MALFORMED_JSON.because("The body is missing");
      case MismatchedInputException e -> invalid(e, mustBe(e.getTargetType()));
      case DatabindException e -> invalid(e, "This value is not valid");
      case JacksonException e -> Problems.MALFORMED_JSON.because(where(e));
      case null, default -> Problems.MALFORMED_JSON.because("The body is missing or unreadable");
    };
  }

  private static ProblemException invalid(JacksonException e, String detail) {
    return Violations.problem(List.of(Violation.at(pointer(e.getPath()), detail)));
  }

  private static String where(JacksonException e) {
    var location = e.getLocation();
    return location == null
        ? "The body is not valid JSON"
        : "The body is not valid JSON at line %s, column %s"
            .formatted(location.getLineNr(), location.getColumnNr());
  }

  /** A sentence that describes values of {@code type}. */
  static String mustBe(@Nullable Class<?> type) {
    if (type == null) {
      return "This value has the wrong type";
    }
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(String::valueOf)
          .collect(Collectors.joining(", ", "Must be one of ", ""));
    }
    return switch (type.getSimpleName().toLowerCase(Locale.ROOT)) {
      case "long", "int", "integer", "short", "biginteger" -> "Must be an integer within limits";
      case "double", "float", "bigdecimal" -> "Must be a number";
      case "boolean" -> "Must be true or false";
      case "string" -> "Must be a string";
      case "instant", "offsetdatetime" -> "Must be a time as in RFC 3339";
      case "localdate" -> "Must be a date";
      case "duration" -> "Must be an ISO 8601 duration";
      case "uuid" -> "Must be a UUID";
      case "list", "set", "arraylist" -> "Must be an array";
      default -> "This value has the wrong type";
    };
  }

  private static String pointer(List<JacksonException.Reference> path) {
    return path.stream()
        .map(step -> step.getPropertyName() == null
            ? Integer.toString(step.getIndex())
            : step.getPropertyName())
        .map(Violations::escaped)
        .collect(Collectors.joining("/", path.isEmpty() ? "" : "/", ""));
  }
}
