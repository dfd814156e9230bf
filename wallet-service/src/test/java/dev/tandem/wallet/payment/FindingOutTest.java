package dev.tandem.wallet.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.contract.PurchaseKind;
import dev.tandem.wallet.bank.Bank;
import dev.tandem.wallet.bank.ChargeAnswer;
import dev.tandem.wallet.bank.ChargeRequest;
import dev.tandem.wallet.bank.ExpectedCharge;
import dev.tandem.wallet.bank.QueryAnswer;
import dev.tandem.wallet.payment.Settlement.AskLater;
import dev.tandem.wallet.payment.Settlement.Charged;
import dev.tandem.wallet.payment.Settlement.Due;
import dev.tandem.wallet.payment.Settlement.Refused;
import dev.tandem.wallet.payment.Settlement.TryLater;
import dev.tandem.wallet.recharge.FundingToken;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FindingOutTest {

  private static final Instant NOW = Instant.parse("2026-11-20T06:00:00Z");
  private static final UUID ID = UUID.fromString("01957000-0000-7000-8000-000000000001");
  private static final Duration AGES = Duration.ofDays(30);
  private static final PaymentProperties PROPERTIES = new PaymentProperties(
      8,
      8,
      1,
      Duration.ofSeconds(15),
      Duration.ofSeconds(1),
      Duration.ofMinutes(1),
      Duration.ofMinutes(2),
      Duration.ofSeconds(1));

  private final ScriptedBank bank = new ScriptedBank();
  private final FindingOut findingOut =
      new FindingOut(bank, PROPERTIES, Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void chargesByTheIdOfTheOrder() {
    bank.chargeAnswer = new ChargeAnswer.Charged(NOW);

    assertThat(findingOut.first(charging(Duration.ZERO, NOW.plusSeconds(1))))
        .isEqualTo(new Charged(NOW));
    assertThat(bank.charges)
        .containsExactly(new ChargeRequest("ord_" + ID, "tok_ok", Money.of(500, "CNY")));
  }

  @Test
  void tellsWhatTheBankAnswers() {
    bank.chargeAnswer = new ChargeAnswer.Declined("insufficient-funds");
    assertThat(first()).isEqualTo(new Refused("bank-declined"));

    bank.chargeAnswer = new ChargeAnswer.Unknown("timeout");
    assertThat(first()).isEqualTo(new AskLater());

    bank.chargeAnswer = new ChargeAnswer.NotTaken("503");
    assertThat(first()).isEqualTo(new TryLater());
  }

  @Test
  void startsNoChargeOnceItsTimeIsOver() {
    assertThat(findingOut.first(charging(Duration.ZERO, NOW))).isEqualTo(new TryLater());
    assertThat(bank.charges).isEmpty();
  }

  @Test
  void sendsNothingForAClaimThatSomebodyElseMayHaveTakenOver() {
    assertThat(findingOut.first(charging(Duration.ofSeconds(16), NOW.plusSeconds(60))))
        .isEqualTo(new TryLater());
    assertThat(bank.charges).isEmpty();
  }

  @Test
  void tellsWhatTheBankTurnsOutToHaveDone() {
    var late = charging(AGES, NOW.minus(AGES));
    bank.queryAnswer = new ChargeAnswer.Charged(NOW.minusSeconds(60));
    assertThat(findingOut.again(late)).isEqualTo(new Charged(NOW.minusSeconds(60)));

    bank.queryAnswer = new ChargeAnswer.Declined("insufficient-funds");
    assertThat(findingOut.again(late)).isEqualTo(new Refused("bank-declined"));

    bank.queryAnswer = new ChargeAnswer.Unknown("timeout");
    assertThat(findingOut.again(late)).isEqualTo(new AskLater());
    assertThat(bank.charges).isEmpty();
  }

  @Test
  void chargesAgainWhatNeverArrivedWhileThereIsTime() {
    bank.queryAnswer = new QueryAnswer.NotFound();
    bank.chargeAnswer = new ChargeAnswer.Charged(NOW);

    assertThat(findingOut.again(charging(Duration.ZERO, NOW.plusSeconds(1))))
        .isEqualTo(new Charged(NOW));
  }

  @Test
  void waitsUntilNoRequestCanBeUnderWayBeforeItRefusesWhatNeverArrived() {
    bank.queryAnswer = new QueryAnswer.NotFound();

    assertThat(findingOut.again(charging(Duration.ofSeconds(119), NOW))).isEqualTo(new TryLater());
    assertThat(findingOut.again(charging(Duration.ofMinutes(2), NOW)))
        .isEqualTo(new Refused("bank-unavailable"));
    assertThat(bank.charges).isEmpty();
  }

  @Test
  void chargesNothingAgainThatIsBeingReversed() {
    bank.queryAnswer = new QueryAnswer.NotFound();
    var inTime = NOW.plusSeconds(60);

    assertThat(findingOut.again(reversing(Duration.ZERO, inTime))).isEqualTo(new TryLater());
    assertThat(findingOut.again(reversing(Duration.ofMinutes(2), inTime)))
        .isEqualTo(new Refused("bank-unavailable"));
    assertThat(bank.charges).isEmpty();
  }

  @Test
  void capturesWhatIsHeldWhileThereIsTime() {
    assertThat(findingOut.first(held(NOW.plusSeconds(1)))).isEqualTo(new Due());
    assertThat(findingOut.again(held(NOW.plusSeconds(1)))).isEqualTo(new Due());
    assertThat(findingOut.again(held(NOW))).isEqualTo(new Refused("payment-deadline"));
  }

  @Test
  void doublesThePauseBetweenQuestionsUpToALimit() {
    assertThat(List.of(0, 1, 5, 6, 1000))
        .extracting(PROPERTIES::backoff)
        .containsExactly(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(32),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1));
  }

  private Settlement first() {
    return findingOut.first(charging(Duration.ZERO, NOW.plusSeconds(60)));
  }

  private static FundPayment charging(Duration sinceAsked, Instant payBy) {
    return payment(PurchaseKind.DISCOUNT, PaymentStatus.CHARGING, payBy, NOW.minus(sinceAsked));
  }

  private static FundPayment reversing(Duration sinceAsked, Instant payBy) {
    return payment(PurchaseKind.DISCOUNT, PaymentStatus.REVERSING, payBy, NOW.minus(sinceAsked));
  }

  private static FundPayment held(Instant payBy) {
    return payment(PurchaseKind.BALANCE, PaymentStatus.HELD, payBy, NOW);
  }

  private static FundPayment payment(
      PurchaseKind kind, PaymentStatus status, Instant payBy, Instant askedAt) {
    return new FundPayment(
        ID,
        kind,
        new UUID(0, 2),
        "owner",
        Money.of(500, "CNY"),
        Money.of(0, "CNY"),
        Money.of(0, "CNY"),
        status,
        null,
        new FundingToken("tok_ok"),
        payBy,
        null,
        0,
        askedAt,
        0);
  }

  private static final class ScriptedBank implements Bank {

    private final List<ChargeRequest> charges = new ArrayList<>();
    private ChargeAnswer chargeAnswer = new ChargeAnswer.Unknown("no script");
    private QueryAnswer queryAnswer = new ChargeAnswer.Unknown("no script");

    @Override
    public ChargeAnswer charge(ChargeRequest request) {
      charges.add(request);
      return chargeAnswer;
    }

    @Override
    public QueryAnswer query(ExpectedCharge expected) {
      assertThat(expected.reference()).isEqualTo("ord_" + ID);
      return queryAnswer;
    }
  }
}
