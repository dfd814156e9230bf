package dev.tandem.localstack.simulator;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A fault that a simulator makes.
 *
 * @param kind its name in the path of a request
 * @param at the time it was requested, by the simulator's clock
 * @param reference the one payment it strikes, if it is for one
 * @param percent the percentage of later payments it strikes, if it is not for one
 * @param lasting its duration
 */
public record Fault(
    @Nullable String kind,
    @Nullable Instant at,
    @Nullable String reference,
    @Nullable Double percent,
    @Nullable Duration lasting,
    @Nullable Long amountMinor,
    @Nullable String currency,
    @Nullable String fundCode,
    @Nullable LocalDate date,
    @Nullable BigDecimal nav) {

  /** A fault of {@code kind} that strikes {@code reference}. */
  public static Fault of(String kind, String reference) {
    return new Fault(kind, null, reference, null, null, null, null, null, null, null);
  }

  /** A fault of {@code kind} about a NAV. */
  public static Fault ofNav(String kind, String fundCode, LocalDate date, BigDecimal nav) {
    return new Fault(kind, null, null, null, null, null, null, fundCode, date, nav);
  }

  /** A fault of {@code kind} about a day. */
  public static Fault ofDay(String kind, LocalDate date) {
    return new Fault(kind, null, null, null, null, null, null, null, date, null);
  }

  Fault as(String newKind, Instant now) {
    return new Fault(
        newKind, now, reference, percent, lasting, amountMinor, currency, fundCode, date, nav);
  }

  /** The time it was requested. */
  public Instant since() {
    return at == null ? Instant.EPOCH : at;
  }

  /** Whether it has ended at {@code now}, if it has a duration. */
  public boolean isOver(Instant from, Instant now) {
    return lasting != null && !now.isBefore(from.plus(lasting));
  }

  boolean strikes(String what, Instant when) {
    if (reference != null) {
      return reference.equals(what);
    }
    return percent != null && !when.isBefore(since()) && draw(kind + " " + what) < percent;
  }

  /** A number from 0 to 100, always the same for a seed, so that a restart changes nothing. */
  private static double draw(String seed) {
    long mixed = seed.hashCode() * 0x9E3779B97F4A7C15L;
    return Math.floorMod(mixed >>> 24, 10_000) / 100.0;
  }
}
