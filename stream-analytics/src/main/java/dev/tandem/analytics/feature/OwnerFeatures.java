package dev.tandem.analytics.feature;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

import dev.tandem.analytics.activity.Activity;
import dev.tandem.analytics.activity.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The features of owners, each in one place. Whoever adds one adds it here, and it is online with
 * the next start of the job. Names end with the time that they look back on.
 */
final class OwnerFeatures {

  static final String KIND = "owner";

  private static final ZoneId HOME = ZoneId.of("Asia/Shanghai");
  private static final int MORNING = 6;
  private static final double EARTH_RADIUS_KM = 6371;
  private static final double MILLIS_PER_HOUR = Duration.ofHours(1).toMillis();

  private static final Map<String, Long> WINDOWS = Map.of(
      "1m", Duration.ofMinutes(1).toMillis(),
      "10m", Duration.ofMinutes(10).toMillis(),
      "1h", Duration.ofHours(1).toMillis(),
      "24h", OwnerHistory.DAY);

  private OwnerFeatures() {}

  /** All features of an owner. What is not known has no value. */
  static Map<String, Double> of(OwnerHistory history) {
    var values = new TreeMap<String, Double>();
    WINDOWS.forEach((name, millis) -> {
      var asked = history.last(millis, Kind.ASKED).toList();
      values.put("asked." + name, (double) asked.size());
      for (var one : asked) {
        if (one.currency() != null) {
          values.merge(
              "askedMinor." + one.currency() + "." + name, (double) one.amountMinor(), Double::sum);
        }
      }
    });
    var asked = history.last(OwnerHistory.DAY, Kind.ASKED).toList();
    values.put("devices.24h", distinct(asked, Activity::deviceId));
    values.put("addresses.24h", distinct(asked, Activity::address));
    values.put("countries.24h", distinct(asked, Activity::country));
    values.put("tokens.24h", distinct(history.day, Activity::token));
    ends(history, values);
    paid(history, asked, values);
    if (history.openedMillis > 0) {
      values.put(
          "walletAgeDays",
          (history.newestMillis - history.openedMillis) / (double) OwnerHistory.DAY);
    }
    if (!asked.isEmpty()) {
      var atNight = asked.stream().filter(OwnerFeatures::isAtNight).count();
      values.put("nightShare.24h", atNight / (double) asked.size());
    }
    if (asked.size() > 1) {
      var last = asked.getLast();
      var before = asked.get(asked.size() - 2);
      values.put("sinceLastSeconds", (last.atMillis() - before.atMillis()) / 1000.0);
    }
    speed(asked, values);
    behaviour(history, asked, values);
    return values;
  }

  /** What was paid, and where the newest payment that was asked for stands among it. */
  private static void paid(OwnerHistory history, List<Activity> asked, Map<String, Double> values) {
    history.amounts.forEach((currency, amounts) -> {
      values.put("paidCount." + currency, (double) amounts.count);
      values.put("paidMean." + currency, amounts.mean);
      values.put("paidDeviation." + currency, amounts.deviation());
      amounts.spread().ifPresent(spread -> {
        values.put("paidMedian." + currency, spread.quantile(0.5));
        values.put("paidP95." + currency, spread.quantile(0.95));
      });
    });
    if (!asked.isEmpty()) {
      var newest = asked.getLast();
      Optional.ofNullable(newest.currency())
          .map(history.amounts::get)
          .flatMap(Amounts::spread)
          .ifPresent(
              spread -> values.put("paidBelowShare", spread.shareBelow(newest.amountMinor())));
    }
  }

  /** How payments ended. Those that risk refused say nothing about their owner's means. */
  private static void ends(OwnerHistory history, Map<String, Double> values) {
    var completed = history.last(OwnerHistory.DAY, Kind.COMPLETED).count();
    var declined = history.last(OwnerHistory.DAY, Kind.DECLINED).count();
    var cancelled = history.last(OwnerHistory.DAY, Kind.CANCELLED).count();
    var reversed = history.last(OwnerHistory.DAY, Kind.REVERSED).count();
    var tried = completed + declined;
    values.put("tried.24h", (double) tried);
    values.put("cancelled.24h", (double) cancelled);
    if (tried > 0) {
      values.put("declinedShare.24h", declined / (double) tried);
      values.put("reversedShare.24h", reversed / (double) tried);
    }
    var asked = history.last(OwnerHistory.DAY, Kind.ASKED).count();
    if (asked > 0) {
      values.put("cancelledShare.24h", Math.min(1, cancelled / (double) asked));
    }
  }

  /** The speed of the last journey, between the two newest payments that name a place. */
  private static void speed(List<Activity> asked, Map<String, Double> values) {
    var placed = asked.stream().filter(Activity::place).toList();
    if (placed.size() > 1) {
      var there = placed.get(placed.size() - 2);
      var here = placed.getLast();
      var hours = Math.max(here.atMillis() - there.atMillis(), 1) / MILLIS_PER_HOUR;
      values.put("speedKmh", kilometres(there, here) / hours);
    }
  }

  /** What came before the newest payment that was asked for. */
  private static void behaviour(
      OwnerHistory history, List<Activity> asked, Map<String, Double> values) {
    if (asked.isEmpty()) {
      return;
    }
    var payment = asked.getLast();
    values.put("logins.24h", (double)
        history.before(payment, OwnerHistory.DAY, Kind.LOGGED_IN).count());
    values.put("views.1h", (double)
        history.before(payment, OwnerHistory.DAY / 24, Kind.VIEWED).count());
    if (payment.fundCode() != null) {
      var viewed = history
          .before(payment, OwnerHistory.DAY, Kind.VIEWED)
          .anyMatch(it -> payment.fundCode().equals(it.fundCode()));
      values.put("viewedBefore", viewed ? 1.0 : 0.0);
    }
  }

  private static double distinct(
      List<Activity> activities, Function<Activity, @Nullable String> what) {
    return activities.stream().map(what).filter(Objects::nonNull).distinct().count();
  }

  private static boolean isAtNight(Activity activity) {
    return Instant.ofEpochMilli(activity.atMillis()).atZone(HOME).getHour() < MORNING;
  }

  // The haversine formula.
  private static double kilometres(Activity from, Activity to) {
    var north = Math.toRadians(to.latitude() - from.latitude()) / 2;
    var east = Math.toRadians(to.longitude() - from.longitude()) / 2;
    var a = Math.pow(Math.sin(north), 2)
        + Math.cos(Math.toRadians(from.latitude()))
            * Math.cos(Math.toRadians(to.latitude()))
            * Math.pow(Math.sin(east), 2);
    return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(a)));
  }
}
