package dev.tandem.ledger.proof;

import java.time.Instant;
import java.util.List;

/** One of the things that are proved minute by minute. */
interface Strand {

  /** Its name in the database and in metrics. */
  String name();

  /** The present on its axis of time. */
  Instant now();

  /** Where the proof begins if nothing was proved before. */
  Instant beginning();

  /**
   * Compares all sides from {@code from} until before {@code to}, both at full minutes.
   *
   * @throws RuntimeException if a side cannot be read: nothing is known then
   */
  Comparison compare(Instant from, Instant to);

  /**
   * The outcome of comparing.
   *
   * @param until up to where it was compared, if there was too much that differs
   * @param sums of each minute, where the strand has any
   */
  record Comparison(Instant until, List<Sums> sums, List<Difference> differences) {}

  /** The sides of one minute, kind and currency. */
  record Sums(Instant minute, String kind, String currency, Sum orders, Sum messages, Sum ledger) {}

  /** A number of movements, and what they come to. */
  record Sum(long count, long sumMinor) {

    static final Sum NONE = new Sum(0, 0);

    Sum plus(Sum other) {
      return new Sum(Math.addExact(count, other.count), Math.addExact(sumMinor, other.sumMinor));
    }
  }
}
