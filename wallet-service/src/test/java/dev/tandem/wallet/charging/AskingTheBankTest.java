package dev.tandem.wallet.charging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.wallet.bank.Bank;
import dev.tandem.wallet.bank.ChargeAnswer;
import dev.tandem.wallet.bank.ChargeAnswer.Charged;
import dev.tandem.wallet.bank.ChargeAnswer.Declined;
import dev.tandem.wallet.bank.ChargeAnswer.NotTaken;
import dev.tandem.wallet.bank.ChargeAnswer.Unknown;
import dev.tandem.wallet.bank.ChargeRequest;
import dev.tandem.wallet.bank.ExpectedCharge;
import dev.tandem.wallet.bank.QueryAnswer;
import dev.tandem.wallet.bank.QueryAnswer.NotFound;
import dev.tandem.wallet.charging.Settlement.AskLater;
import dev.tandem.wallet.charging.Settlement.Complete;
import dev.tandem.wallet.charging.Settlement.Fail;
import dev.tandem.wallet.charging.Settlement.TryLater;
import dev.tandem.wallet.recharge.FundingToken;
import dev.tandem.wallet.recharge.Recharge;
import dev.tandem.wallet.recharge.Recharge.Charging;
import dev.tandem.wallet.recharge.RechargeStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AskingTheBankTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final UUID ID = UUID.fromString("01957000-0000-7000-8000-000000000001");
  private static final ChargingProperties PROPERTIES = new ChargingProperties(
      8,
      8,
      1,
      Duration.ofSeconds(15),
      Duration.ofSeconds(1),
      Duration.ofMinutes(1),
      Duration.ofMinutes(5),
      Duration.ofMinutes(2),
      Duration.ofSeconds(1));

  private final ScriptedBank bank = new ScriptedBank();
  private final AskingTheBank asking =
      new AskingTheBank(bank, PROPERTIES, Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void chargesByTheIdOfTheRecharge() {
    bank.chargeAnswer = new Charged(NOW);

    assertThat(asking.charge(claimedAgo(Duration.ZERO))).isEqualTo(new Complete(NOW));
    assertThat(bank.charges)
        .containsExactly(new ChargeRequest("rch_" + ID, "tok_ok", Money.of(500, "CNY")));
  }

  @Test
  void failsWhatTheBankDeclines() {
    bank.chargeAnswer = new Declined("insufficient-funds");

    assertThat(asking.charge(claimedAgo(Duration.ZERO))).isEqualTo(new Fail("bank-declined"));
  }

  @Test
  void asksLaterWhatBecameOfAChargeWithoutAnAnswer() {
    bank.chargeAnswer = new Unknown("timeout");

    assertThat(asking.charge(claimedAgo(Duration.ZERO))).isEqualTo(new AskLater());
  }

  @Test
  void triesLaterWhatTheBankDidNotTake() {
    bank.chargeAnswer = new NotTaken("503");

    assertThat(asking.charge(claimedAgo(Duration.ZERO))).isEqualTo(new TryLater());
  }

  @Test
  void sendsNothingForAClaimThatSomebodyElseMayHaveTakenOver() {
    var paused = claimedAgo(Duration.ofSeconds(16));

    assertThat(asking.charge(paused)).isEqualTo(new TryLater());
    assertThat(bank.charges).isEmpty();
  }

  @Test
  void completesWhatTheBankTurnsOutToHaveCharged() {
    bank.queryAnswer = new Charged(NOW.minusSeconds(60));

    assertThat(asking.settle(claimedAgo(Duration.ofHours(3))))
        .isEqualTo(new Complete(NOW.minusSeconds(60)));
    assertThat(bank.charges).isEmpty();
  }

  @Test
  void failsWhatTheBankTurnsOutToHaveDeclined() {
    bank.queryAnswer = new Declined("insufficient-funds");

    assertThat(asking.settle(claimedAgo(Duration.ofMinutes(1))))
        .isEqualTo(new Fail("bank-declined"));
  }

  @Test
  void keepsAskingABankThatDoesNotAnswerHoweverLongItTakes() {
    bank.queryAnswer = new Unknown("timeout");

    assertThat(asking.settle(claimedAgo(Duration.ofDays(30)))).isEqualTo(new AskLater());
  }

  @Test
  void chargesAgainWhatNeverArrived() {
    bank.queryAnswer = new NotFound();
    bank.chargeAnswer = new Charged(NOW);

    assertThat(asking.settle(askedAgo(Duration.ofMinutes(4), Duration.ZERO)))
        .isEqualTo(new Complete(NOW));
  }

  @Test
  void chargesWhatFoundNoPlaceAtTheBankForLongerThanTheChargeWindow() {
    bank.queryAnswer = new NotFound();
    bank.chargeAnswer = new Charged(NOW);

    assertThat(asking.settle(askedAgo(Duration.ofHours(1), Duration.ZERO, 1)))
        .isEqualTo(new Complete(NOW));
  }

  @Test
  void waitsUntilNoRequestCanBeUnderWayBeforeItFailsWhatNeverArrived() {
    bank.queryAnswer = new NotFound();

    assertThat(asking.settle(askedAgo(Duration.ofMinutes(6), Duration.ofSeconds(119))))
        .isEqualTo(new TryLater());
    assertThat(asking.settle(askedAgo(Duration.ofMinutes(6), Duration.ofMinutes(2))))
        .isEqualTo(new Fail("bank-unavailable"));
    assertThat(bank.charges).isEmpty();
  }

  @Test
  void doublesThePauseBetweenQuestionsUpToALimit() {
    assertThat(List.of(0, 1, 2, 5, 6, 1000))
        .extracting(PROPERTIES::backoff)
        .containsExactly(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(32),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1));
  }

  private static Recharge claimedAgo(Duration age) {
    return askedAgo(age, age);
  }

  private static Recharge askedAgo(Duration sinceClaim, Duration sinceAsked) {
    return askedAgo(sinceClaim, sinceAsked, 2);
  }

  private static Recharge askedAgo(Duration sinceClaim, Duration sinceAsked, int attempts) {
    return new Recharge(
        ID,
        new UUID(0, 2),
        "owner",
        Money.of(500, "CNY"),
        RechargeStatus.CHARGING,
        null,
        new FundingToken("tok_ok"),
        2,
        1,
        0,
        new Charging(NOW.minus(sinceClaim), NOW.minus(sinceAsked), attempts),
        NOW.minus(sinceClaim),
        null);
  }

  private static final class ScriptedBank implements Bank {

    private final List<ChargeRequest> charges = new ArrayList<>();
    private ChargeAnswer chargeAnswer = new Unknown("no script");
    private QueryAnswer queryAnswer = new Unknown("no script");

    @Override
    public ChargeAnswer charge(ChargeRequest request) {
      charges.add(request);
      return chargeAnswer;
    }

    @Override
    public QueryAnswer query(ExpectedCharge expected) {
      assertThat(expected.reference()).isEqualTo("rch_" + ID);
      return queryAnswer;
    }
  }
}
