package dev.tandem.web.trace;

import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The trail that one payment leaves in logs and traces. A payment keeps the trace of the request
 * that began it: whatever happens to it later, in a batch with others or in a job days after, is
 * logged and published in that trace.
 *
 * <p>Thread-safe.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>
 */
public final class PaymentTrail {

  private static final Logger log = LoggerFactory.getLogger("tandem.payments");
  private static final Pattern TRACE_ID = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-.*");
  private static final int DIGITS = Long.BYTES * 2;

  private final Tracer tracer;

  PaymentTrail(Tracer tracer) {
    this.tracer = tracer;
  }

  /** The id of the current trace, if there is one. */
  public @Nullable UUID current() {
    var span = tracer.currentSpan();
    return span == null ? null : uuid(span.context().traceId());
  }

  /** The trace that {@code traceparent}, the header of an event, names; none if it names none. */
  public static @Nullable UUID named(@Nullable String traceparent) {
    if (traceparent == null) {
      return null;
    }
    Matcher matcher = TRACE_ID.matcher(traceparent);
    return matcher.matches() ? uuid(matcher.group(1)) : null;
  }

  /**
   * Runs {@code work} in the trace {@code traceId}: its lines in the log name that trace, and the
   * events it publishes continue it. Without a trace {@code work} just runs.
   */
  public void continuing(@Nullable UUID traceId, Runnable work) {
    if (traceId == null) {
      work.run();
      return;
    }
    var context = tracer
        .traceContextBuilder()
        .traceId(hex(traceId.getMostSignificantBits()) + hex(traceId.getLeastSignificantBits()))
        .spanId(hex(ThreadLocalRandom.current().nextLong() | 1))
        .sampled(true)
        .build();
    try (var _ = tracer.currentTraceContext().newScope(context)) {
      work.run();
    }
  }

  /** Logs, in the payment's trace, the state that it has reached. */
  public void reached(PaymentState state) {
    if (log.isInfoEnabled()) {
      continuing(
          state.traceId(),
          () -> log.atInfo()
              .addKeyValue("payment", state.id())
              .addKeyValue("status", state.status().name())
              .log(state.toString()));
    }
  }

  private static UUID uuid(String hex) {
    return new UUID(
        HexFormat.fromHexDigitsToLong(hex, 0, DIGITS),
        HexFormat.fromHexDigitsToLong(hex, DIGITS, 2 * DIGITS));
  }

  private static String hex(long bits) {
    return HexFormat.of().toHexDigits(bits);
  }
}
