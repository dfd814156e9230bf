package dev.tandem.web.trace;

import jakarta.servlet.ServletRequest;
import org.jspecify.annotations.Nullable;

/** Finds the trace of a request. */
public final class TraceIds {

  /** The response header that names the trace. */
  public static final String HEADER = "Trace-Id";

  private static final String ATTRIBUTE = TraceIds.class.getName();

  private TraceIds() {}

  /** The id of the request's trace, if it has one. */
  public static @Nullable String of(ServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof String traceId ? traceId : null;
  }

  static void remember(ServletRequest request, String traceId) {
    request.setAttribute(ATTRIBUTE, traceId);
  }
}
