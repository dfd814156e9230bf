package dev.tandem.analytics.feature;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.tandem.analytics.activity.Activity;
import dev.tandem.analytics.activity.Kind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

class OwnerFeaturesTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Owner ada = new Owner("ada");

  @Test
  void countsAndSumsWhatWasAskedForWithinEachTime() {
    var features = of(
        ada.asks(Duration.ZERO, 1),
        ada.asks(Duration.ofHours(23), 20),
        ada.asks(Duration.ofHours(24).minus(MINUTE.multipliedBy(9)), 300),
        ada.asks(Duration.ofHours(24).minusSeconds(1), 4_000));

    assertThat(features)
        .containsEntry("asked.1m", 1.0)
        .containsEntry("asked.10m", 2.0)
        .containsEntry("asked.1h", 3.0)
        .containsEntry("asked.24h", 4.0)
        .containsEntry("askedMinor.CNY.1m", 4_000.0)
        .containsEntry("askedMinor.CNY.24h", 4_321.0)
        .containsEntry("sinceLastSeconds", 539.0);
  }

  @Test
  void knowsHowMuchIsAskedForAtNight() {
    var features = of(
        // From midnight in Shanghai until just before six.
        ada.asks(Duration.ofHours(12), 1),
        ada.asks(Duration.ofHours(18).minusSeconds(1), 1),
        ada.asks(Duration.ofHours(18), 1));

    assertThat(features).containsEntry("nightShare.24h", 2.0 / 3);
  }

  @Test
  void forgetsWhatIsOlderThanADayButNotWhatWasPaid() {
    var features = of(
        ada.sees(Kind.WALLET_OPENED, Duration.ofHours(6), 0),
        ada.sees(Kind.WALLET_OPENED, Duration.ZERO, 0),
        ada.asks(Duration.ofHours(12), 100),
        ada.sees(Kind.COMPLETED, Duration.ofHours(13), 100),
        ada.sees(Kind.COMPLETED, Duration.ofHours(14), 300),
        ada.sees(Kind.COMPLETED, Duration.ofHours(15), 800),
        ada.asks(Duration.ofDays(2), 100));

    assertThat(features)
        .containsEntry("asked.24h", 1.0)
        .containsEntry("tried.24h", 0.0)
        .containsEntry("paidCount.CNY", 3.0)
        .containsEntry("paidMean.CNY", 400.0)
        .containsEntry("walletAgeDays", 2.0)
        .doesNotContainKeys("declinedShare.24h", "sinceLastSeconds");
    assertThat(features.get("paidDeviation.CNY")).isCloseTo(360.6, within(0.1));
  }

  @Test
  void knowsWhatIsUsualAndWhatIsNot() {
    var history = new OwnerHistory();
    for (var number = 1; number <= 1_000; number++) {
      history.add(ada.sees(Kind.COMPLETED, Duration.ofHours(number), number * 100L));
    }
    var later = Duration.ofHours(1_000);
    history.add(ada.asks(later.plus(MINUTE), 75_050));

    var features = OwnerFeatures.of(history);

    assertThat(features.get("paidMedian.CNY")).isCloseTo(50_000, withinPercentage(1.2));
    assertThat(features.get("paidP95.CNY")).isCloseTo(95_000, withinPercentage(1.2));
    assertThat(features.get("paidBelowShare")).isCloseTo(0.75, within(0.02));
    history.add(ada.asks(later.plus(MINUTE.multipliedBy(2)), 1_000_000));
    assertThat(OwnerFeatures.of(history)).containsEntry("paidBelowShare", 1.0);
    history.add(ada.asks(later.plus(MINUTE.multipliedBy(3)), 1));
    assertThat(OwnerFeatures.of(history)).containsEntry("paidBelowShare", 0.0);
  }

  /** As state from before the job kept them is read. */
  @Test
  void doNotGuessWhatIsUsualFromPaymentsWhoseSpreadIsNotKnown() {
    var history = new OwnerHistory();
    var former = new Amounts();
    former.count = 9;
    former.mean = 100;
    history.amounts.put("CNY", former);
    history.add(ada.sees(Kind.COMPLETED, Duration.ZERO, 100));
    history.add(ada.asks(MINUTE, 100));

    assertThat(OwnerFeatures.of(history))
        .containsEntry("paidCount.CNY", 10.0)
        .doesNotContainKeys("paidMedian.CNY", "paidP95.CNY", "paidBelowShare");
  }

  @Test
  void endsADayToTheMillisecond() {
    var day = Duration.ofDays(1);

    assertThat(of(ada.asks(Duration.ZERO, 1), ada.asks(day.minusMillis(1), 1)))
        .containsEntry("asked.24h", 2.0);
    assertThat(of(ada.asks(Duration.ZERO, 1), ada.asks(day, 1))).containsEntry("asked.24h", 1.0);
    assertThat(of(ada.asks(day, 1), ada.asks(Duration.ZERO, 1))).containsEntry("asked.24h", 1.0);
  }

  @Test
  void knowsHowPaymentsEnd() {
    var features = of(
        ada.asks(Duration.ZERO, 1),
        ada.asks(Duration.ZERO, 1),
        ada.sees(Kind.DECLINED, MINUTE, 1),
        ada.sees(Kind.DECLINED, MINUTE, 1),
        ada.sees(Kind.COMPLETED, MINUTE, 1),
        ada.sees(Kind.COMPLETED, MINUTE, 1),
        ada.sees(Kind.REVERSED, MINUTE, 1),
        ada.sees(Kind.CANCELLED, MINUTE, 1),
        ada.sees(Kind.REFUSED, MINUTE, 1),
        ada.sees(Kind.EXPIRED, MINUTE, 1));

    assertThat(features)
        .containsEntry("tried.24h", 4.0)
        .containsEntry("declinedShare.24h", 0.5)
        .containsEntry("reversedShare.24h", 0.25)
        .containsEntry("cancelledShare.24h", 0.5);
  }

  @Test
  void knowsDevicesAndJourneys() {
    var features = of(
        ada.asksFrom(Duration.ZERO, "tablet"),
        ada.asksAt(MINUTE, 31.2, 121.5),
        // Shanghai to Beijing in two hours.
        ada.asksAt(MINUTE.plusHours(2), 39.9, 116.4));

    assertThat(features)
        .containsEntry("devices.24h", 2.0)
        .containsEntry("addresses.24h", 1.0)
        .containsEntry("countries.24h", 1.0);
    assertThat(features.get("speedKmh")).isCloseTo(533.5, within(5.0));
  }

  @Test
  void knowWhatCameBeforeAPurchase() {
    var history = new OwnerHistory();
    history.addBehaviour(ada.sees(Kind.LOGGED_IN, Duration.ZERO, 0));
    history.addBehaviour(ada.views(Duration.ofMinutes(90)));
    var view = ada.views(Duration.ofMinutes(100));
    history.addBehaviour(view);
    history.addBehaviour(view);
    history.add(ada.asks(Duration.ofMinutes(151), 1));
    history.addBehaviour(ada.views(Duration.ofHours(3)));

    assertThat(OwnerFeatures.of(history))
        .containsEntry("logins.24h", 1.0)
        .containsEntry("views.1h", 1.0)
        .containsEntry("viewedBefore", 1.0);
    history.add(ada.asks(Duration.ofHours(30), 1));
    assertThat(OwnerFeatures.of(history))
        .containsEntry("logins.24h", 0.0)
        .containsEntry("views.1h", 0.0);
  }

  @Test
  void areTheSameInWhateverOrderAndHoweverOftenEventsCome() {
    var events = new ArrayList<Activity>();
    for (var minute = 0; minute < 100; minute++) {
      events.add(ada.asks(Duration.ofMinutes(minute), minute));
      events.add(ada.sees(Kind.COMPLETED, Duration.ofMinutes(minute).plusSeconds(1), minute));
    }
    var expected = of(events.toArray(Activity[]::new));
    events.addAll(List.copyOf(events.subList(50, 100)));
    Collections.shuffle(events, new Random(1));

    var features = of(events.toArray(Activity[]::new));

    assertThat(features.keySet()).isEqualTo(expected.keySet());
    assertThat(features)
        .allSatisfy((name, value) ->
            assertThat(value).as(name).isCloseTo(expected.get(name), within(1e-6)));
  }

  @Test
  void keepABoundedNumberOfEvents() {
    var history = new OwnerHistory();
    var first = ada.asks(Duration.ZERO, 1);
    assertThat(history.add(first)).isTrue();
    for (var second = 1; second < 1_000; second++) {
      assertThat(history.add(ada.asks(Duration.ofSeconds(second), 1))).isTrue();
    }

    assertThat(history.add(first)).isFalse();
    assertThat(history.day).hasSize(OwnerHistory.MOST);
    assertThat(history.version).isEqualTo(1_000);
    assertThat(OwnerFeatures.of(history)).containsEntry("asked.1m", 60.0);
  }

  private static Map<String, Double> of(Activity... activities) {
    var history = new OwnerHistory();
    for (var activity : activities) {
      history.add(activity);
    }
    return OwnerFeatures.of(history);
  }
}
