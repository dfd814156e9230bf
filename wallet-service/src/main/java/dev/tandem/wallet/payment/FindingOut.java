package dev.tandem.wallet.payment;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;

import dev.tandem.wallet.WalletIds;
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
import org.springframework.stereotype.Component;

/**
 * Finds out what becomes of one payment: the bank tells of those it charges, the clock of those
 * that are held. The order's id is the bank's reference, so asking twice charges once. No
 * transaction: it waits.
 */
@Component
class FindingOut {

  static final String DECLINED = "bank-declined";
  static final String NEVER_ARRIVED = "bank-unavailable";

  private final Bank bank;
  private final PaymentProperties properties;
  private final Clock clock;

  FindingOut(Bank bank, PaymentProperties properties, Clock clock) {
    this.bank = bank;
    this.properties = properties;
    this.clock = clock;
  }

  /** What becomes of a payment that was just admitted. */
  Settlement first(FundPayment payment) {
    return switch (payment.kind()) {
      case DISCOUNT -> charge(payment);
      case BALANCE -> capture(payment);
    };
  }

  /** What became of a payment that is not settled yet. */
  Settlement again(FundPayment payment) {
    return switch (payment.kind()) {
      case DISCOUNT -> query(payment);
      case BALANCE -> capture(payment);
    };
  }

  private Settlement capture(FundPayment payment) {
    return payment.isInTime(clock.instant()) ? new Due() : new Refused(FundPayment.DEADLINE);
  }

  private Settlement charge(FundPayment payment) {
    var now = clock.instant();
    // After a long pause of this process the payment may be in other hands: it is claimed anew.
    if (askedAt(payment).plus(properties.stale()).isBefore(now) || !payment.isInTime(now)) {
      return new TryLater();
    }
    var request = new ChargeRequest(
        reference(payment),
        Objects.requireNonNull(payment.fundingToken()).value(),
        payment.amount());
    return switch (bank.charge(request)) {
      case ChargeAnswer.Charged(var at) -> new Charged(at);
      case ChargeAnswer.Declined _ -> new Refused(DECLINED);
      case ChargeAnswer.Contradicts _ -> new AskLater();
      case ChargeAnswer.Unknown _ -> new AskLater();
      case ChargeAnswer.NotTaken _ -> new TryLater();
    };
  }

  private Settlement query(FundPayment payment) {
    return switch (bank.query(new ExpectedCharge(reference(payment), payment.amount()))) {
      case ChargeAnswer.Charged(var at) -> new Charged(at);
      case ChargeAnswer.Declined _ -> new Refused(DECLINED);
      case ChargeAnswer.Contradicts _ -> new AskLater();
      case ChargeAnswer.Unknown _ -> new AskLater();
      case QueryAnswer.NotFound _ -> afterNotFound(payment, clock.instant());
    };
  }

  // "Not found" is final only once no request of ours can be under way any more.
  private Settlement afterNotFound(FundPayment payment, Instant now) {
    if (payment.status() != PaymentStatus.REVERSING && payment.isInTime(now)) {
      return charge(payment);
    }
    return askedAt(payment).plus(properties.requestLifetime()).isAfter(now)
        ? new TryLater()
        : new Refused(NEVER_ARRIVED);
  }

  private static Instant askedAt(FundPayment payment) {
    return Objects.requireNonNull(payment.bankAskedAt());
  }

  private static String reference(FundPayment payment) {
    return WalletIds.ORDER.format(payment.orderId());
  }
}
