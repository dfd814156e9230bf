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
import dev.tandem.wallet.bank.ChargeAnswer.Contradicts;
import dev.tandem.wallet.bank.ChargeAnswer.Declined;
import dev.tandem.wallet.bank.ChargeAnswer.NotTaken;
import dev.tandem.wallet.bank.ChargeAnswer.Unknown;
import dev.tandem.wallet.bank.ChargeRequest;
import dev.tandem.wallet.bank.Contradiction;
import dev.tandem.wallet.bank.ExpectedCharge;
import dev.tandem.wallet.bank.FundingToken;
import dev.tandem.wallet.bank.QueryAnswer;
import dev.tandem.wallet.bank.QueryAnswer.NotFound;
import dev.tandem.wallet.charging.Finding.AskLater;
import dev.tandem.wallet.charging.Finding.Contradicted;
import dev.tandem.wallet.charging.Finding.Funded;
import dev.tandem.wallet.charging.Finding.Refused;
import dev.tandem.wallet.charging.Finding.TryLater;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ChargingPolicyTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Instant IN_TIME = NOW.plusSeconds(1);
  private static final Instant OVER = NOW;
  private static final Contradiction CONTRADICTION =
      new Contradiction(Contradiction.Kind.OTHER_AMOUNT, Money.of(1, "CNY"), "one fen");
  private static final ChargingProperties PROPERTIES = properties(Duration.ofMinutes(2));

  private final ScriptedBank bank = new ScriptedBank();
  private final ChargingPolicy policy =
      new ChargingPolicy(bank, PROPERTIES, Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void chargesByItsReference() {
    bank.chargeAnswer = new Charged(NOW);

    assertThat(policy.charge(claimed(Duration.ZERO, IN_TIME))).isEqualTo(new Funded(NOW));
    assertThat(bank.charges)
        .containsExactly(new ChargeRequest("rch_1", "tok_ok", Money.of(500, "CNY")));
  }

  @Test
  void tellsWhatTheBankAnswersToACharge() {
    bank.chargeAnswer = new Declined("insufficient-funds");
    assertThat(charge()).isEqualTo(new Refused("bank-declined"));

    bank.chargeAnswer = new Unknown("timeout");
    assertThat(charge()).isEqualTo(new AskLater());

    bank.chargeAnswer = new NotTaken("503");
    assertThat(charge()).isEqualTo(new TryLater());

    bank.chargeAnswer = new Contradicts(CONTRADICTION);
    assertThat(charge()).isEqualTo(new Contradicted(CONTRADICTION));
  }

  @Test
  void sendsNothingForAClaimThatSomebodyElseMayHaveTakenOver() {
    assertThat(policy.charge(claimed(Duration.ofSeconds(16), IN_TIME))).isEqualTo(new TryLater());
    assertThat(bank.charges).isEmpty();
  }

  @Test
  void startsNoChargeOnceItsTimeIsOver() {
    assertThat(policy.charge(claimed(Duration.ZERO, OVER))).isEqualTo(new TryLater());
    assertThat(policy.charge(claimed(Duration.ZERO, null))).isEqualTo(new TryLater());
    assertThat(bank.charges).isEmpty();
  }

  @Test
  void tellsWhatTheBankTurnsOutToHaveDoneHoweverLongThatTook() {
    var late = claimed(Duration.ofDays(30), NOW.minus(Duration.ofDays(30)));
    bank.queryAnswer = new Charged(NOW.minusSeconds(60));
    assertThat(policy.settle(late)).isEqualTo(new Funded(NOW.minusSeconds(60)));

    bank.queryAnswer = new Declined("insufficient-funds");
    assertThat(policy.settle(late)).isEqualTo(new Refused("bank-declined"));

    bank.queryAnswer = new Unknown("timeout");
    assertThat(policy.settle(late)).isEqualTo(new AskLater());

    bank.queryAnswer = new Contradicts(CONTRADICTION);
    assertThat(policy.settle(late)).isEqualTo(new Contradicted(CONTRADICTION));
    assertThat(bank.charges).isEmpty();
  }

  @Test
  void chargesAgainWhatNeverArrivedWhileThereIsTime() {
    bank.queryAnswer = new NotFound();
    bank.chargeAnswer = new Charged(NOW);

    assertThat(policy.settle(claimed(Duration.ZERO, IN_TIME))).isEqualTo(new Funded(NOW));
  }

  @Test
  void waitsUntilNoRequestCanBeUnderWayBeforeItRefusesWhatNeverArrived() {
    bank.queryAnswer = new NotFound();

    assertThat(policy.settle(claimed(Duration.ofSeconds(119), OVER))).isEqualTo(new TryLater());
    assertThat(policy.settle(claimed(Duration.ofMinutes(2), OVER)))
        .isEqualTo(new Refused("bank-unavailable"));
    assertThat(bank.charges).isEmpty();
  }

  @Test
  void neitherChargesNorRefusesWhatTheBankHasSpokenOfAndNowDoesNotFind() {
    bank.queryAnswer = new NotFound();

    assertThat(policy.settle(contested(Duration.ZERO, IN_TIME))).isEqualTo(new AskLater());
    assertThat(policy.settle(contested(Duration.ofDays(1), OVER))).isEqualTo(new AskLater());
    assertThat(policy.charge(contested(Duration.ZERO, IN_TIME))).isEqualTo(new TryLater());
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

  @Test
  void refusesALifetimeInWhichAClaimMayStillBeActedOn() {
    assertThatIllegalArgumentException().isThrownBy(() -> properties(Duration.ofSeconds(29)));
  }

  private Finding charge() {
    return policy.charge(claimed(Duration.ZERO, IN_TIME));
  }

  private static ChargeTask claimed(Duration sinceAsked, @Nullable Instant chargeableUntil) {
    return task(sinceAsked, chargeableUntil, null);
  }

  private static ChargeTask contested(Duration sinceAsked, Instant chargeableUntil) {
    return task(sinceAsked, chargeableUntil, new UUID(0, 9));
  }

  private static ChargeTask task(
      Duration sinceAsked, @Nullable Instant chargeableUntil, @Nullable UUID breakId) {
    return new ChargeTask(
        new UUID(0, 1),
        "rch_1",
        Money.of(500, "CNY"),
        new FundingToken("tok_ok"),
        NOW.minus(sinceAsked),
        chargeableUntil,
        2,
        breakId);
  }

  private static ChargingProperties properties(Duration requestLifetime) {
    return new ChargingProperties(
        8,
        8,
        Duration.ZERO,
        1,
        Duration.ofSeconds(15),
        Duration.ofSeconds(1),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        requestLifetime,
        Duration.ofSeconds(1),
        Duration.ofSeconds(1));
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
      assertThat(expected).isEqualTo(new ExpectedCharge("rch_1", Money.of(500, "CNY")));
      return queryAnswer;
    }
  }
}
