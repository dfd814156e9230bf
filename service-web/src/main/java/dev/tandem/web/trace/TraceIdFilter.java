package dev.tandem.web.trace;

import java.io.IOException;

import io.micrometer.tracing.Tracer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Adds the trace's id to the response, and keeps it in the request: the error dispatch runs after
 * the span has ended.
 */
class TraceIdFilter extends OncePerRequestFilter {

  private final Tracer tracer;

  TraceIdFilter(Tracer tracer) {
    this.tracer = tracer;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var span = tracer.currentSpan();
    if (span != null) {
      var traceId = span.context().traceId();
      TraceIds.remember(request, traceId);
      response.setHeader(TraceIds.HEADER, traceId);
    }
    chain.doFilter(request, response);
  }
}
