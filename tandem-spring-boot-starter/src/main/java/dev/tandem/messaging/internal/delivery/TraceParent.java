package dev.tandem.messaging.internal.delivery;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** The W3C trace context header. */
public final class TraceParent {

  public static final String NAME = "traceparent";

  private static final Pattern FORMAT =
      Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");

  private TraceParent() {}

  static @Nullable String traceId(@Nullable String traceparent) {
    if (traceparent == null) {
      return null;
    }
    Matcher matcher = FORMAT.matcher(traceparent);
    return matcher.matches() ? matcher.group(1) : null;
  }
}
