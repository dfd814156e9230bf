package dev.tandem.localstack.fundhouse;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The NAVs of the house's funds: the same on every run, within two per cent of a fund's base, and
 * always one for the money market fund.
 */
final class HouseNavs {

  private static final Map<String, BigDecimal> BASES = Map.of(
      "MMF-001", new BigDecimal("1.0000"),
      "BAL-002", new BigDecimal("1.2000"),
      "BAL-SUS", new BigDecimal("1.2000"),
      "EQT-003", new BigDecimal("2.5000"),
      "EQT-REJ", new BigDecimal("2.5000"));

  private static final int SCALE = 4;
  private static final long SPREAD_PER_MILLE = 20;

  private final Map<Day, Priced> corrected = new ConcurrentHashMap<>();

  /** A fund's NAV of one day, with its version. */
  record Priced(int version, BigDecimal nav) {}

  private record Day(String fundCode, LocalDate date) {}

  static Iterable<String> fundCodes() {
    return BASES.keySet().stream().sorted().toList();
  }

  static boolean isFund(String fundCode) {
    return BASES.containsKey(fundCode);
  }

  Priced of(String fundCode, LocalDate date) {
    return corrected.getOrDefault(new Day(fundCode, date), new Priced(1, first(fundCode, date)));
  }

  /** Publishes another NAV for a day that has one. */
  Priced correct(String fundCode, LocalDate date, BigDecimal nav) {
    Priced next = new Priced(of(fundCode, date).version() + 1, nav.setScale(SCALE));
    corrected.put(new Day(fundCode, date), next);
    return next;
  }

  /** Shares for {@code amountMinor} (two decimals to the major unit), rounded down. */
  static BigDecimal shares(long amountMinor, BigDecimal nav) {
    return BigDecimal.valueOf(amountMinor, 2).divide(nav, 2, RoundingMode.DOWN);
  }

  /** The NAV that was published first. */
  static BigDecimal first(String fundCode, LocalDate date) {
    BigDecimal base = BASES.getOrDefault(fundCode, BigDecimal.ONE);
    if (fundCode.startsWith("MMF")) {
      return base;
    }
    long mixed = (date.toEpochDay() * 31 + fundCode.hashCode()) * 0x9E3779B97F4A7C15L;
    long perMille = Math.floorMod(mixed >>> 32, 2 * SPREAD_PER_MILLE + 1) - SPREAD_PER_MILLE;
    BigDecimal factor = BigDecimal.ONE.add(BigDecimal.valueOf(perMille, 3));
    return base.multiply(factor).setScale(SCALE, RoundingMode.HALF_UP);
  }
}
