package dev.tandem.wallet.charging;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;

import dev.tandem.wallet.WalletIds;
import dev.tandem.wallet.bank.Bank;
import dev.tandem.wallet.bank.ChargeAnswer.Charged;
import dev.tandem.wallet.bank.ChargeAnswer.Contradicts;
import dev.tandem.wallet.bank.ChargeAnswer.Declined;
import dev.tandem.wallet.bank.ChargeAnswer.NotTaken;
import dev.tandem.wallet.bank.ChargeAnswer.Unknown;
import dev.tandem.wallet.bank.ChargeRequest;
import dev.tandem.wallet.bank.ExpectedCharge;
import dev.tandem.wallet.bank.QueryAnswer.NotFound;
import dev.tandem.wallet.charging.Settlement.AskLater;
import dev.tandem.wallet.charging.Settlement.Complete;
import dev.tandem.wallet.charging.Settlement.Fail;
import dev.tandem.wallet.charging.Settlement.TryLater;
import dev.tandem.wallet.recharge.Recharge;
import org.springframework.stereotype.Component;

/**
 * Talks to the bank about one recharge. The recharge's id is the bank's reference, so asking twice charges
 * once.
 */
@Component
class AskingTheBank {

  static final String DECLINED = "bank-declined";
  static final String NEVER_ARRIVED = "bank-unavailable";

  private final Bank bank;
  private final ChargingProperties properties;
  private final Clock clock;

  AskingTheBank(Bank bank, ChargingProperties properties, Clock clock) {
    this.bank = bank;
    this.properties = properties;
    this.clock = clock;
  }

  /** Asks for the money of a recharge that was claimed for charging. */
  Settlement charge(Recharge recharge) {
    // After a long pause of this process the recharge may be in other hands: it is claimed anew.
    var claimedAt = Objects.requireNonNull(recharge.charging()).askedAt();
    if (claimedAt.plus(properties.stale()).isBefore(clock.instant())) {
      return new TryLater();
    }
    var request = new ChargeRequest(
        reference(recharge),
        Objects.requireNonNull(recharge.fundingToken()).value(),
        recharge.amount());
    return switch (bank.charge(request)) {
      case Charged(var at) -> new Complete(at);
      case Declined _ -> new Fail(DECLINED);
      case Contradicts _ -> new AskLater();
      case Unknown _ -> new AskLater();
      case NotTaken _ -> new TryLater();
    };
  }

  /**
   * Asks what became of a recharge. If the bank has never seen it, it is charged again within the charge
   * window, and at the first attempt even after it: it may have waited all the time for a place. Otherwise it
   * fails, once no request of ours can be under way any more.
   */
  Settlement settle(Recharge recharge) {
    return switch (bank.query(new ExpectedCharge(reference(recharge), recharge.amount()))) {
      case Charged(var at) -> new Complete(at);
      case Declined _ -> new Fail(DECLINED);
      case Contradicts _ -> new AskLater();
      case Unknown _ -> new AskLater();
      case NotFound _ -> afterNotFound(recharge, clock.instant());
    };
  }

  private Settlement afterNotFound(Recharge recharge, Instant now) {
    var charging = Objects.requireNonNull(recharge.charging());
    if (charging.isFirstAttempt() || charging.since().isAfter(chargeableSince(now))) {
      return charge(recharge);
    }
    return charging.askedAt().plus(properties.requestLifetime()).isAfter(now)
        ? new TryLater()
        : new Fail(NEVER_ARRIVED);
  }

  private static String reference(Recharge recharge) {
    return WalletIds.RECHARGE.format(recharge.id());
  }

  /** Recharges claimed later than this may still be charged. */
  Instant chargeableSince(Instant now) {
    return now.minus(properties.chargeWindow());
  }
}
