package dev.tandem.messaging.internal.deadletter;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.jspecify.annotations.Nullable;

/**
 * An error as it is kept for operators.
 *
 * @param stack the stack trace, cut to a length that fits a row and a screen
 */
public record Failure(String errorClass, @Nullable String message, String stack) {

  private static final int MAX_MESSAGE_CHARS = 2_000;
  private static final int MAX_STACK_CHARS = 16_000;

  public static Failure of(Throwable error) {
    StringWriter stack = new StringWriter();
    error.printStackTrace(new PrintWriter(stack));
    String message = error.getMessage();
    return new Failure(
        error.getClass().getName(),
        message == null ? null : storable(message, MAX_MESSAGE_CHARS),
        storable(stack.toString(), MAX_STACK_CHARS));
  }

  /** A failure without an exception: a rule of the protocol was broken. */
  public static Failure of(FailureKind kind, String message) {
    return new Failure(kind.name(), storable(message, MAX_MESSAGE_CHARS), "");
  }

  public String summary() {
    return message == null ? errorClass : errorClass + ": " + message;
  }

  /** PostgreSQL's text holds no NUL, and messages quote bodies that may hold one. */
  private static String storable(String text, int maxChars) {
    String safe = text.replace('\u0000', '\uFFFD');
    return safe.length() <= maxChars ? safe : safe.substring(0, maxChars);
  }
}
