package dev.tandem.wallet.payment;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.contract.PurchaseKind;
import dev.tandem.messaging.PermanentFailureException;
import dev.tandem.wallet.bank.FundingToken;
import dev.tandem.wallet.charging.Finding.AskLater;
import dev.tandem.wallet.charging.Finding.Funded;
import dev.tandem.wallet.charging.Finding.Refused;
import dev.tandem.wallet.charging.Finding.TryLater;
import dev.tandem.wallet.ledger.Journal;
import dev.tandem.wallet.ledger.JournalKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.tandem.wallet.payment.PaymentStatus.CHARGING;
import static dev.tandem.wallet.payment.PaymentStatus.FAILED;
import static dev.tandem.wallet.payment.PaymentStatus.HELD;
import static dev.tandem.wallet.payment.PaymentStatus.PAID;
import static dev.tandem.wallet.payment.PaymentStatus.RECEIVED;
import static dev.tandem.wallet.payment.PaymentStatus.REVERSED;
import static dev.tandem.wallet.payment.PaymentStatus.REVERSING;
import static dev.tandem.wallet.payment.PaymentStatus.SUBMITTED;
import static dev.tandem.wallet.payment.PaymentStatus.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FundPaymentTest {

  private static final Instant NOW = Instant.parse("2026-11-20T06:00:00Z");
  private static final Instant CHARGED_AT = NOW.minusSeconds(2);
  private static final Payer PAYER = new Payer(Currency.getInstance("CNY"), false);
  private static final Money AMOUNT = Money.of(1000, "CNY");
  private static final Money NOTHING = Money.of(0, "CNY");

  @Test
  void claimsADiscountPaymentForTheBank() {
    var step = discount(RECEIVED).admitted(PAYER, 0, NOW);

    assertThat(step.to()).isEqualTo(CHARGING);
    assertThat(step.journals()).isEmpty();
  }

  @Test
  void setsTheMoneyOfABalancePaymentAside() {
    var step = balance(RECEIVED).admitted(PAYER, 1000, NOW);

    assertThat(step.to()).isEqualTo(HELD);
    assertThat(sums(step)).isEqualTo(Map.of("WALLET_AVAILABLE", -1000L, "WALLET_HELD", 1000L));
  }

  @Test
  void refusesABalancePaymentThatTheWalletCannotAfford() {
    assertRefused(balance(RECEIVED).admitted(PAYER, 999, NOW), "insufficient-balance");
  }

  @Test
  void refusesAPaymentWhoseTimeIsOver() {
    assertRefused(discount(RECEIVED).admitted(PAYER, 0, NOW.plusSeconds(60)), "payment-deadline");
    assertRefused(balance(RECEIVED).admitted(PAYER, 1000, NOW.plusSeconds(60)), "payment-deadline");
  }

  @Test
  void refusesAPaymentThatTheWalletMayNotMake() {
    var frozen = new Payer(Currency.getInstance("CNY"), true);
    var inDollars = new Payer(Currency.getInstance("USD"), false);

    assertRefused(discount(RECEIVED).admitted(null, 0, NOW), "wallet-not-found");
    assertRefused(discount(RECEIVED).admitted(frozen, 0, NOW), "wallet-frozen");
    assertRefused(discount(RECEIVED).admitted(inDollars, 0, NOW), "currency-mismatch");
  }

  @ParameterizedTest
  @EnumSource(names = {"CHARGING", "UNKNOWN"})
  void writesRechargeAndPurchaseTogetherOnceTheBankCharged(PaymentStatus status) {
    var step = discount(status).settled(new Funded(CHARGED_AT), NOW).orElseThrow();

    assertThat(step.to()).isEqualTo(PAID);
    assertThat(step.journals())
        .extracting(Journal::kind)
        .containsExactly(JournalKind.PURCHASE_RECHARGE, JournalKind.PURCHASE);
    assertThat(step.journals()).extracting(Journal::effectiveAt).containsExactly(CHARGED_AT, NOW);
    assertThat(step.journals()).extracting(Journal::referenceId).containsOnly(orderId());
    assertThat(sums(step))
        .isEqualTo(Map.of("BANK_CLEARING", -1000L, "SUBSCRIPTION_IN_TRANSIT", 1000L));
  }

  @Test
  void leavesInTheWalletWhatTheBankChargedForAPaymentThatIsBeingReversed() {
    var step = discount(REVERSING).settled(new Funded(CHARGED_AT), NOW).orElseThrow();

    assertThat(step.to()).isEqualTo(REVERSED);
    assertThat(step.returned()).isEqualTo(AMOUNT);
    assertThat(sums(step)).isEqualTo(Map.of("BANK_CLEARING", -1000L, "WALLET_AVAILABLE", 1000L));
  }

  @ParameterizedTest
  @EnumSource(names = {"CHARGING", "UNKNOWN"})
  void failsWhatTheBankRefuses(PaymentStatus status) {
    assertRefused(
        discount(status).settled(new Refused("bank-declined"), NOW).orElseThrow(), "bank-declined");
  }

  @Test
  void returnsNothingWhereTheBankRefusesWhatIsBeingReversed() {
    var step = discount(REVERSING).settled(new Refused("bank-declined"), NOW).orElseThrow();

    assertThat(step.to()).isEqualTo(REVERSED);
    assertThat(step.returned()).isEqualTo(NOTHING);
    assertThat(step.journals()).isEmpty();
  }

  @Test
  void losesSightOfAChargeWithoutAnAnswerOnce() {
    assertThat(discount(CHARGING).settled(new AskLater(), NOW).orElseThrow().to())
        .isEqualTo(UNKNOWN);
    assertThat(discount(UNKNOWN).settled(new AskLater(), NOW)).isEmpty();
    assertThat(discount(REVERSING).settled(new AskLater(), NOW)).isEmpty();
  }

  @Test
  void movesNothingWhereAnAttemptMovedNothing() {
    assertThat(discount(CHARGING).settled(new TryLater(), NOW)).isEmpty();
    assertThat(balance(HELD).settled(new TryLater(), NOW)).isEmpty();
  }

  @Test
  void capturesWhatIsHeldAndTakesTheFee() {
    var step = balance(HELD).settled(new Funded(NOW), NOW).orElseThrow();

    assertThat(step.to()).isEqualTo(PAID);
    assertThat(sums(step))
        .isEqualTo(
            Map.of("WALLET_HELD", -1000L, "SUBSCRIPTION_IN_TRANSIT", 985L, "FEE_INCOME", 15L));
  }

  @Test
  void releasesAHoldWhoseTimeIsOver() {
    var step = balance(HELD).settled(new Refused("payment-deadline"), NOW).orElseThrow();

    assertThat(step.to()).isEqualTo(FAILED);
    assertThat(step.reason()).isEqualTo("payment-deadline");
    assertThat(sums(step)).isEqualTo(Map.of("WALLET_HELD", -1000L, "WALLET_AVAILABLE", 1000L));
  }

  @Test
  void owesTheFundHouseWhatItAccepted() {
    var step = balance(PAID).submitted(NOW).orElseThrow();

    assertThat(step.to()).isEqualTo(SUBMITTED);
    assertThat(sums(step))
        .isEqualTo(Map.of("SUBSCRIPTION_IN_TRANSIT", -985L, "FUND_HOUSE_PAYABLE", 985L));
  }

  @Test
  void owesTheFundHouseOnceAndNothingForWhatWasReversed() {
    assertThat(balance(SUBMITTED).submitted(NOW)).isEmpty();
    assertThat(balance(REVERSED).submitted(NOW)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"CHARGING", "UNKNOWN", "HELD", "REVERSING", "FAILED"})
  void leavesToAPersonWhatWasSubmittedUnpaid(PaymentStatus status) {
    assertThatExceptionOfType(PermanentFailureException.class)
        .isThrownBy(() -> balance(status).submitted(NOW))
        .withMessageEndingWith("was submitted, but its payment is " + status);
  }

  @Test
  void waitsWithTheReversalOfWhatTheBankMayHaveCharged() {
    assertThat(discount(CHARGING).reversed("why", NOW).orElseThrow().to()).isEqualTo(REVERSING);
    assertThat(discount(UNKNOWN).reversed("why", NOW).orElseThrow().to()).isEqualTo(REVERSING);
  }

  @Test
  void returnsWhatWasPaidWithItsFee() {
    var inTransit = balance(PAID).reversed("why", NOW).orElseThrow();
    var accepted = balance(SUBMITTED).reversed("why", NOW).orElseThrow();

    assertThat(List.of(inTransit, accepted)).allSatisfy(step -> {
      assertThat(step.to()).isEqualTo(REVERSED);
      assertThat(step.returned()).isEqualTo(AMOUNT);
    });
    assertThat(sums(inTransit))
        .isEqualTo(Map.of(
            "SUBSCRIPTION_IN_TRANSIT", -985L, "FEE_INCOME", -15L, "WALLET_AVAILABLE", 1000L));
    assertThat(sums(accepted))
        .isEqualTo(
            Map.of("FUND_HOUSE_PAYABLE", -985L, "FEE_INCOME", -15L, "WALLET_AVAILABLE", 1000L));
  }

  @Test
  void returnsNothingWhereNothingWasPaid() {
    var held = balance(HELD).reversed("why", NOW).orElseThrow();
    var failed = balance(FAILED).reversed("why", NOW).orElseThrow();

    assertThat(List.of(held, failed)).extracting(Step::returned).containsOnly(NOTHING);
    assertThat(sums(held)).isEqualTo(Map.of("WALLET_HELD", -1000L, "WALLET_AVAILABLE", 1000L));
    assertThat(failed.journals()).isEmpty();
  }

  @Test
  void answersOneReversal() {
    assertThat(discount(REVERSING).reversed("again", NOW)).isEmpty();
    assertThat(discount(REVERSED).reversed("again", NOW)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"PAID", "SUBMITTED", "FAILED", "REVERSED"})
  void moveNoMoreWhateverTheBankSays(PaymentStatus status) {
    assertThat(List.of(new Funded(CHARGED_AT), new Refused("late"), new AskLater()))
        .allSatisfy(
            settlement -> assertThat(discount(status).settled(settlement, NOW)).isEmpty());
  }

  @Test
  void losesSightOfAChargeThatTheBankContradicts() {
    var step = discount(CHARGING).contradicted().orElseThrow();

    assertThat(step.to()).isEqualTo(UNKNOWN);
    assertThat(step.reason()).isEqualTo("bank-contradicts");
    assertThat(discount(UNKNOWN).contradicted()).isEmpty();
    assertThat(discount(REVERSING).contradicted()).isEmpty();
  }

  @Test
  void paysTheOrderIfAPersonHasTheWholeAmountCredited() {
    var step = discount(UNKNOWN).resolved(AMOUNT, NOW);

    assertThat(step.to()).isEqualTo(PAID);
    assertThat(sums(step))
        .isEqualTo(Map.of("BANK_CLEARING", -1000L, "SUBSCRIPTION_IN_TRANSIT", 1000L));
  }

  @Test
  void leavesInTheWalletWhatAPersonHasCreditedOfAnOrderThatItDoesNotPay() {
    var failed = discount(UNKNOWN).resolved(Money.of(300, "CNY"), NOW);
    var reversed = discount(REVERSING).resolved(Money.of(300, "CNY"), NOW);

    assertThat(failed.to()).isEqualTo(FAILED);
    assertThat(failed.reason()).isEqualTo("bank-contradicts");
    assertThat(reversed.to()).isEqualTo(REVERSED);
    assertThat(reversed.returned()).isEqualTo(NOTHING);
    assertThat(List.of(failed, reversed))
        .allSatisfy(step -> assertThat(sums(step))
            .isEqualTo(Map.of("BANK_CLEARING", -300L, "WALLET_AVAILABLE", 300L)));
  }

  @Test
  void movesNoMoneyIfAPersonHasNothingCredited() {
    assertRefused(discount(UNKNOWN).resolved(NOTHING, NOW), "bank-contradicts");
    var reversed = discount(REVERSING).resolved(NOTHING, NOW);
    assertThat(reversed.to()).isEqualTo(REVERSED);
    assertThat(reversed.journals()).isEmpty();
  }

  @Test
  void refusesAStepThatTheStateMachineDoesNotKnow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Step.of(PaymentTransition.FUNDED, discount(REVERSING)))
        .withMessageStartingWith("FUNDED is no step of FundPayment");
  }

  private static void assertRefused(Step step, String reason) {
    assertThat(step.to()).isEqualTo(FAILED);
    assertThat(step.reason()).isEqualTo(reason);
    assertThat(step.journals()).isEmpty();
  }

  private static Map<String, Long> sums(Step step) {
    var sums = new TreeMap<String, Long>();
    for (var journal : step.journals()) {
      for (var line : journal.lines()) {
        sums.merge(line.account().name(), line.amount().minorUnits(), Long::sum);
      }
    }
    sums.values().removeIf(sum -> sum == 0);
    return sums;
  }

  private static UUID orderId() {
    return new UUID(0, 1);
  }

  private static FundPayment discount(PaymentStatus status) {
    return payment(PurchaseKind.DISCOUNT, 0, status, new FundingToken("tok_ok"));
  }

  private static FundPayment balance(PaymentStatus status) {
    return payment(PurchaseKind.BALANCE, 15, status, null);
  }

  private static FundPayment payment(
      PurchaseKind kind, long feeMinor, PaymentStatus status, @Nullable FundingToken token) {
    return new FundPayment(
        orderId(),
        kind,
        new UUID(0, 2),
        "owner",
        AMOUNT,
        Money.of(feeMinor, "CNY"),
        Money.of(0, "CNY"),
        status,
        null,
        token,
        NOW.plusSeconds(60),
        null,
        0,
        NOW,
        0,
        null,
        null);
  }
}
