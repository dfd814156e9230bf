package dev.tandem.localstack.load;

import java.util.List;
import java.util.Locale;

/**
 * The measurements of a load.
 *
 * @param sortedNanos the time of each order, the shortest first
 * @param totalNanos from the first request to the last answer
 */
public record Figures(List<Long> sortedNanos, long totalNanos) {

  private static final double NANOS_OF_A_MILLI = 1_000_000.0;
  private static final double NANOS_OF_A_SECOND = 1_000_000_000.0;

  public Figures {
    sortedNanos = List.copyOf(sortedNanos);
  }

  static Figures of(List<Long> nanos, long totalNanos) {
    return new Figures(nanos.stream().sorted().toList(), totalNanos);
  }

  /** The time that {@code percent} of the orders did not exceed. */
  double millisOf(double percent) {
    int rank = (int) Math.ceil(percent / 100 * sortedNanos.size());
    return sortedNanos.get(Math.max(rank, 1) - 1) / NANOS_OF_A_MILLI;
  }

  double perSecond() {
    return sortedNanos.size() * NANOS_OF_A_SECOND / totalNanos;
  }

  /** The figures, in lines for people. */
  public String text() {
    return String.format(
        Locale.ROOT,
        """
          time to SUBMITTED    p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, longest %.1f ms
          orders per second    %.1f (%s in %.1f s)""",
        millisOf(50),
        millisOf(90),
        millisOf(99),
        millisOf(100),
        perSecond(),
        sortedNanos.size(),
        totalNanos / NANOS_OF_A_SECOND);
  }
}
