package dev.tandem.risk.rules;

import java.time.Duration;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import dev.tandem.contract.Money;
import dev.tandem.contract.PaymentContext;
import dev.tandem.contract.risk.RiskReason;
import dev.tandem.risk.payment.FundRisk;
import dev.tandem.risk.payment.History;
import dev.tandem.risk.payment.Payment;
import dev.tandem.risk.payment.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.tandem.risk.rules.Payments.BEIJING;
import static dev.tandem.risk.rules.Payments.LONDON;
import static dev.tandem.risk.rules.Payments.NOON;
import static dev.tandem.risk.rules.Payments.SHANGHAI;
import static dev.tandem.risk.rules.Payments.aPayment;
import static dev.tandem.risk.rules.Payments.nothing;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RulesTest {

  private static final Map<Currency, AmountLimits> LIMITS = Map.of(
      Currency.getInstance("CNY"), new AmountLimits(2_000_000, 5_000_000, 20_000_000),
      Currency.getInstance("JPY"), new AmountLimits(430_000, 1_070_000, 4_000_000));
  private static final AmountRule AMOUNT = new AmountRule(LIMITS);
  private static final DayAmountRule DAY = new DayAmountRule(LIMITS);
  private static final VelocityRule VELOCITY = new VelocityRule(10, ofSeconds(60));
  private static final TravelRule TRAVEL = new TravelRule(900, 50);
  private static final CountryRule COUNTRY = new CountryRule(Set.of("KP"));
  private static final RuleSet SUITED = new RuleSet(List.of(new SuitabilityRule()));
  private static final RuleSet ALL = new RuleSet(List.of(COUNTRY, AMOUNT, VELOCITY, TRAVEL));

  @ParameterizedTest
  @CsvSource({
    "1, APPROVE, 0",
    "1999999, APPROVE, 0",
    "2000000, STEP_UP, 30",
    "4999999, STEP_UP, 30",
    "5000000, HOLD, 60",
    "1000000000000, HOLD, 60"
  })
  void largeAmountsNeedASecondLook(long amountMinor, Decision decision, int score) {
    var verdict = ALL.assess(aPayment().of(amountMinor).payment(), nothing());

    assertThat(verdict.decision()).isEqualTo(decision);
    assertThat(verdict.score()).isEqualTo(score);
    assertThat(verdict.reasons())
        .extracting(RiskReason::rule)
        .isEqualTo(decision == Decision.APPROVE ? List.of() : List.of("amount-limit"));
  }

  @ParameterizedTest
  @CsvSource({
    "CNY, 429999, APPROVE",
    "JPY, 429999, APPROVE",
    "JPY, 430000, STEP_UP",
    "JPY, 1070000, HOLD",
    "CNY, 1070000, APPROVE",
    "KWD, 1, HOLD"
  })
  void everyCurrencyHasLimitsOfItsOwnAndOneWithoutIsHeld(
      String currency, long amountMinor, Decision decision) {
    var payment = aPayment().of(amountMinor, currency).payment();

    assertThat(ALL.assess(payment, nothing()).decision()).isEqualTo(decision);
  }

  @Test
  void aDayOfOrdinaryAmountsIsHeldOnceTheirSumIsLarge() {
    var history = nothing();
    for (var hour = 0; hour < 10; hour++) {
      var payment = aPayment().of(1_900_000).after(Duration.ofHours(hour)).payment();
      assertThat(DAY.check(payment, history)).isEmpty();
      history.add(payment);
    }

    // 19,000,000 are asked for; others' currencies and another day are not added to them.
    var next = aPayment().of(1_000_000);
    assertThat(DAY.check(next.after(Duration.ofHours(11)).payment(), history))
        .get()
        .satisfies(finding -> assertThat(finding.decision()).isEqualTo(Decision.HOLD))
        .extracting(Finding::detail)
        .isEqualTo("CNY 200000.00 in a day, the limit is CNY 200000.00");
    assertThat(DAY.check(aPayment().of(999_999).payment(), history)).isEmpty();
    assertThat(DAY.check(aPayment().of(1_000_000, "JPY").payment(), history)).isEmpty();
    assertThat(DAY.check(next.after(Duration.ofHours(36)).payment(), history)).isEmpty();
  }

  @Test
  void tellsTheReviewerWhatItSaw() {
    assertThat(AMOUNT.check(aPayment().of(5_000_000).payment(), nothing()))
        .get()
        .extracting(Finding::detail)
        .isEqualTo("CNY 50000.00, the limit is CNY 50000.00");
    assertThat(COUNTRY.check(aPayment().fromCountry("kp").payment(), nothing()))
        .get()
        .extracting(Finding::detail)
        .isEqualTo("KP is blocked");
  }

  @ParameterizedTest
  @CsvSource({"KP, REJECT", "kp, REJECT", "CN, APPROVE", ", APPROVE", "'', APPROVE"})
  void blockedCountriesAreNotServed(String country, Decision decision) {
    var payment = aPayment().fromCountry(country).payment();

    assertThat(ALL.assess(payment, nothing()).decision()).isEqualTo(decision);
  }

  @Test
  void theEleventhPaymentInAMinuteIsHeld() {
    var history = nothing();
    for (int i = 0; i < 10; i++) {
      var payment = aPayment().after(ofSeconds(i)).payment();
      assertThat(ALL.assess(payment, history).decision()).isEqualTo(Decision.APPROVE);
      history.add(payment);
    }

    var inTime = aPayment().after(ofMillis(59_999)).payment();
    var verdict = ALL.assess(inTime, history);
    assertThat(verdict.decision()).isEqualTo(Decision.HOLD);
    assertThat(verdict.reasons().getFirst().detail())
        .isEqualTo("11 payments asked for in 60 seconds, the limit is 10");
    assertThat(ALL.assess(aPayment().after(ofSeconds(60)).payment(), history).decision())
        .isEqualTo(Decision.APPROVE);
  }

  @Test
  void aBurstIsFoundHoweverItsEventsAreShuffled() {
    var order = new java.util.ArrayList<>(IntStream.range(0, 15).boxed().toList());
    for (int seed = 0; seed < 200; seed++) {
      Collections.shuffle(order, new java.util.Random(seed));
      var history = nothing();
      var held = 0;
      for (var second : order) {
        var payment = aPayment().after(ofSeconds(second)).payment();
        if (ALL.assess(payment, history).decision() == Decision.HOLD) {
          held++;
        }
        history.add(payment);
      }
      assertThat(held).as("order %s", order).isEqualTo(5);
    }
  }

  @Test
  void theBusiestMinuteIsWhatCountingEveryMinuteFinds() {
    var random = RandomGenerator.of("L64X128MixRandom");
    for (int round = 0; round < 500; round++) {
      var seconds = IntStream.range(0, random.nextInt(0, 30))
          .map(i -> random.nextInt(-130, 130))
          .boxed()
          .toList();
      var history = nothing();
      seconds.forEach(second -> history.add(aPayment().after(ofSeconds(second)).payment()));

      // A minute that holds noon starts less than a minute before it, or at noon.
      var expected = IntStream.rangeClosed(-59, 0)
          .map(start -> 1
              + (int) seconds.stream().filter(s -> s >= start && s < start + 60).count())
          .max()
          .orElseThrow();
      assertThat(history.busiest(ofSeconds(60), NOON)).as("%s", seconds).isEqualTo(expected);
    }
  }

  @Test
  void nobodyTravelsFasterThanAnAirliner() {
    var history = new History(List.of(aPayment().from(SHANGHAI).use()), List.of());
    var soon = aPayment().from(LONDON).after(Duration.ofHours(10));
    var later = aPayment().from(LONDON).after(Duration.ofHours(11));

    assertThat(ALL.assess(soon.payment(), history).decision()).isEqualTo(Decision.STEP_UP);
    assertThat(ALL.assess(soon.payment(), history).reasons().getFirst().detail())
        .matches("91\\d\\d km from another use 36000 seconds apart, the limit is 900 km/h");
    assertThat(ALL.assess(later.payment(), history).decision()).isEqualTo(Decision.APPROVE);
  }

  @Test
  void looksAtTheNearestUseWithAPlaceOnEitherSide() {
    var home = aPayment().from(SHANGHAI);
    var history = new History(
        List.of(
            aPayment().from(LONDON).after(ofMinutes(-2)).use(),
            home.after(ofMinutes(-1)).use(),
            aPayment().after(ofSeconds(-1)).use()),
        List.of());

    assertThat(TRAVEL.check(home.payment(), history)).isEmpty();
    history.add(aPayment().from(BEIJING).after(ofMinutes(1)).payment());
    assertThat(TRAVEL.check(home.payment(), history)).isPresent();
  }

  @Test
  void coarsePositionsAreNoJourney() {
    var nearby = new Place(SHANGHAI.latitude() + 0.4, SHANGHAI.longitude());
    var history = new History(List.of(aPayment().from(SHANGHAI).use()), List.of());

    assertThat(TRAVEL.check(aPayment().from(nearby).payment(), history)).isEmpty();
    assertThat(TRAVEL.check(aPayment().from(BEIJING).payment(), history)).isPresent();
  }

  @Test
  void looksBackAsFarAsTheLongestJourneyTakes() {
    var antipode = new Place(-SHANGHAI.latitude(), SHANGHAI.longitude() - 180);
    var history = new History(List.of(aPayment().from(antipode).use()), List.of());
    var beyond = aPayment().from(SHANGHAI).after(TRAVEL.farthestBack());
    var within = aPayment().from(SHANGHAI).after(TRAVEL.farthestBack().minusSeconds(60));

    assertThat(TRAVEL.farthestBack()).isBetween(Duration.ofHours(22), Duration.ofHours(23));
    assertThat(TRAVEL.check(beyond.payment(), history)).isEmpty();
    assertThat(TRAVEL.check(within.payment(), history)).isPresent();
  }

  @Test
  void knowsDistances() {
    assertThat(SHANGHAI.kilometresTo(BEIJING)).isCloseTo(1067, within(5.0));
    assertThat(SHANGHAI.kilometresTo(SHANGHAI)).isZero();
    assertThat(new Place(0, 179.9).kilometresTo(new Place(0, -179.9))).isCloseTo(22.2, within(0.1));
    assertThat(new Place(90, 0).kilometresTo(new Place(-90, 77)))
        .isCloseTo(Place.FARTHEST_KM, within(0.001));
  }

  @ParameterizedTest
  @CsvSource({"91, 0", "0, 181", "-91, 0", "0, -181", "NaN, 0", ", 0", "0,"})
  void aPlaceThatIsNotOnEarthTellsNothing(Double latitude, Double longitude) {
    var context = new PaymentContext(null, null, null, latitude, longitude);
    var payment = new Payment("rch_1", "ada", Money.of(1, "CNY"), context, NOON);

    assertThat(payment.place()).isEmpty();
    assertThat(new Payment("rch_1", "ada", Money.of(1, "CNY"), null, NOON).place())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1, 1, APPROVE", "3, 4, APPROVE", "4, 4, APPROVE", "5, 4, REJECT", "2, 1, REJECT"})
  void nobodyIsSoldAFundThatIsTooRiskyForThem(int fund, int investor, Decision decision) {
    var verdict = SUITED.assess(aPurchase(new FundRisk(fund, investor)), nothing());

    assertThat(verdict.decision()).isEqualTo(decision);
    assertThat(verdict.reasons())
        .extracting(RiskReason::rule)
        .isEqualTo(decision == Decision.APPROVE ? List.of() : List.of("suitability"));
  }

  @Test
  void whatBuysNoFundSuitsEverybody() {
    assertThat(SUITED.assess(aPayment().payment(), nothing()).decision())
        .isEqualTo(Decision.APPROVE);
  }

  private static Payment aPurchase(FundRisk risk) {
    return new Payment("ord_1", "ada", Money.of(10_000, "CNY"), null, NOON, risk, "EQT-003", null);
  }

  @Test
  void everyRuleSpeaksAndTheStrictestDecides() {
    var history = nothing();
    IntStream.range(0, 10).forEach(i -> history.add(aPayment().from(LONDON).payment()));
    var payment = aPayment().of(3_000_000).from(SHANGHAI).fromCountry("KP").payment();
    var verdict = ALL.assess(payment, history);

    assertThat(verdict.decision()).isEqualTo(Decision.REJECT);
    assertThat(verdict.score()).isEqualTo(100);
    assertThat(verdict.reasons())
        .extracting(RiskReason::rule)
        .containsExactly("blocked-country", "velocity", "amount-limit", "impossible-travel");
  }

  @ParameterizedTest
  @CsvSource({
    "APPROVE, STEP_UP, STEP_UP",
    "HOLD, STEP_UP, HOLD",
    "HOLD, REJECT, REJECT",
    "APPROVE, APPROVE, APPROVE"
  })
  void theStricterDecisionWins(Decision one, Decision other, Decision strictest) {
    assertThat(one.or(other)).isEqualTo(strictest);
    assertThat(other.or(one)).isEqualTo(strictest);
  }
}
