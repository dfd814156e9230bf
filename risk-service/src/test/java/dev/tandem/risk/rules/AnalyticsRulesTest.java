package dev.tandem.risk.rules;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import dev.tandem.risk.payment.Profile;
import dev.tandem.risk.payment.Thing;
import dev.tandem.risk.payment.Told;
import dev.tandem.risk.rules.analytics.DeclinesRule;
import dev.tandem.risk.rules.analytics.OwnHistoryRule;
import dev.tandem.risk.rules.analytics.RingRule;
import dev.tandem.risk.rules.analytics.SharedThingRule;
import org.junit.jupiter.api.Test;

import static dev.tandem.risk.rules.Payments.NOON;
import static dev.tandem.risk.rules.Payments.aPayment;
import static dev.tandem.risk.rules.Payments.nothing;
import static org.assertj.core.api.Assertions.assertThat;

/** The rules that look at what analytics tell. */
class AnalyticsRulesTest {

  private static final Rule SHARED_DEVICE = new SharedThingRule(Thing.DEVICE, 5, Decision.STEP_UP);
  private static final Rule SHARED_TOKEN = new SharedThingRule(Thing.TOKEN, 3, Decision.HOLD);
  private static final Rule DECLINES = new DeclinesRule(0.6, 5);
  private static final Rule OWN_HISTORY = new OwnHistoryRule(10, 5);
  private static final Rule RING = new RingRule();

  @Test
  void aCrowdOnOneDeviceNeedsASecondLook() {
    assertThat(decision(SHARED_DEVICE, of(Thing.DEVICE, "owners.24h", 5), 100)).isEmpty();
    assertThat(decision(SHARED_DEVICE, of(Thing.DEVICE, "owners.24h", 6), 100))
        .contains(Decision.STEP_UP);
  }

  @Test
  void aCrowdThatPaysWithOneCardIsHeld() {
    assertThat(decision(SHARED_TOKEN, of(Thing.TOKEN, "owners.24h", 3), 100)).isEmpty();
    assertThat(decision(SHARED_TOKEN, of(Thing.TOKEN, "owners.24h", 4), 100))
        .contains(Decision.HOLD);
    assertThat(decision(SHARED_TOKEN, of(Thing.DEVICE, "owners.24h", 4), 100)).isEmpty();
  }

  @Test
  void mostlyDeclinedPaymentsNeedASecondLookOnceTheyAreAFew() {
    assertThat(decision(DECLINES, declined(4, 1.0), 100)).isEmpty();
    assertThat(decision(DECLINES, declined(5, 0.59), 100)).isEmpty();
    assertThat(decision(DECLINES, declined(5, 0.6), 100)).contains(Decision.STEP_UP);
  }

  @Test
  void anAmountFarAboveOnesOwnHistoryNeedsASecondLook() {
    assertThat(decision(OWN_HISTORY, paid(5, 1_000), 10_000)).isEmpty();
    assertThat(decision(OWN_HISTORY, paid(5, 1_000), 10_001)).contains(Decision.STEP_UP);
    assertThat(decision(OWN_HISTORY, paid(4, 1_000), 10_001)).isEmpty();
    assertThat(decision(OWN_HISTORY, ofOwner(Map.of("paidCount.CNY", 5.0)), 10_001))
        .isEmpty();
  }

  @Test
  void aMemberOfARingIsHeldForADay() {
    var ring = new Told(NOON, Map.of("owners", 3.0));
    var member = new Profile(null, Map.of(), ring);

    assertThat(decision(RING, member, 1)).contains(Decision.HOLD);
    assertThat(
            RING.check(aPayment().after(Duration.ofDays(1)).payment().knowing(member), nothing()))
        .isEmpty();
  }

  @Test
  void aPaymentFromTheDeviceOrByTheCardOfARingIsHeld() {
    for (var thing : Thing.values()) {
      assertThat(decision(RING, of(thing, "ring", 1), 1)).contains(Decision.HOLD);
      assertThat(decision(RING, of(thing, "ring", 0), 1)).isEmpty();
    }
  }

  @Test
  void findNothingWhereAnalyticsTellNothing() {
    for (var rule : new Rule[] {SHARED_DEVICE, SHARED_TOKEN, DECLINES, OWN_HISTORY, RING}) {
      assertThat(decision(rule, Profile.NONE, 1_000_000_000)).isEmpty();
      assertThat(decision(rule, ofOwner(Map.of()), 1_000_000_000)).isEmpty();
    }
  }

  private static Optional<Decision> decision(Rule rule, Profile profile, long amountMinor) {
    var payment = aPayment().of(amountMinor).payment().knowing(profile);
    return rule.check(payment, nothing()).map(Finding::decision);
  }

  private static Profile declined(double tried, double share) {
    return ofOwner(Map.of("tried.24h", tried, "declinedShare.24h", share));
  }

  private static Profile paid(double count, double p95) {
    return ofOwner(Map.of("paidCount.CNY", count, "paidP95.CNY", p95));
  }

  private static Profile ofOwner(Map<String, Double> values) {
    return new Profile(new Told(NOON, values), Map.of(), null);
  }

  private static Profile of(Thing thing, String feature, double value) {
    return new Profile(null, Map.of(thing, new Told(NOON, Map.of(feature, value))), null);
  }
}
