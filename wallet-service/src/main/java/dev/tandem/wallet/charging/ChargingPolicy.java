package dev.tandem.wallet.charging;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;

import dev.tandem.wallet.bank.Bank;
import dev.tandem.wallet.bank.ChargeAnswer.Charged;
import dev.tandem.wallet.bank.ChargeAnswer.Contradicts;
import dev.tandem.wallet.bank.ChargeAnswer.Declined;
import dev.tandem.wallet.bank.ChargeAnswer.NotTaken;
import dev.tandem.wallet.bank.ChargeAnswer.Unknown;
import dev.tandem.wallet.bank.ChargeRequest;
import dev.tandem.wallet.bank.QueryAnswer.NotFound;
import dev.tandem.wallet.charging.Finding.AskLater;
import dev.tandem.wallet.charging.Finding.Contradicted;
import dev.tandem.wallet.charging.Finding.Funded;
import dev.tandem.wallet.charging.Finding.Refused;
import dev.tandem.wallet.charging.Finding.TryLater;
import org.springframework.stereotype.Component;

/**
 * Decides which question to ask the bank and what its answer means; docs/settling.md has the rules.
 * It waits for the bank, so call it outside any transaction.
 */
@Component
class ChargingPolicy {

  static final String DECLINED = "bank-declined";
  static final String NEVER_ARRIVED = "bank-unavailable";

  private final Bank bank;
  private final ChargingProperties properties;
  private final Clock clock;

  ChargingPolicy(Bank bank, ChargingProperties properties, Clock clock) {
    this.bank = bank;
    this.properties = properties;
    this.clock = clock;
  }

  /** Charges a payment that was claimed for charging. */
  Finding charge(ChargeTask task) {
    var now = clock.instant();
    // After a long pause of this process it may be in other hands: it is claimed anew.
    if (task.askedAt().plus(properties.stale()).isBefore(now) || !task.isChargeable(now)) {
      return new TryLater();
    }
    var request = new ChargeRequest(
        task.reference(), Objects.requireNonNull(task.fundingToken()).value(), task.amount());
    return switch (bank.charge(request)) {
      case Charged(var at) -> new Funded(at);
      case Declined _ -> new Refused(DECLINED);
      case Contradicts(var contradiction) -> new Contradicted(contradiction);
      case Unknown _ -> new AskLater();
      case NotTaken _ -> new TryLater();
    };
  }

  /**
   * Asks for the outcome of a payment. If the bank has never seen it, it is charged again as long
   * as that is allowed; after that it is refused, once no request of ours can be under way any
   * more.
   */
  Finding settle(ChargeTask task) {
    return switch (bank.query(task.expected())) {
      case Charged(var at) -> new Funded(at);
      case Declined _ -> new Refused(DECLINED);
      case Contradicts(var contradiction) -> new Contradicted(contradiction);
      case Unknown _ -> new AskLater();
      case NotFound _ -> afterNotFound(task, clock.instant());
    };
  }

  private Finding afterNotFound(ChargeTask task, Instant now) {
    if (task.breakId() != null) {
      // The bank has said otherwise before; a person has to find out which of it is true.
      return new AskLater();
    }
    if (task.isChargeable(now)) {
      return charge(task);
    }
    return task.askedAt().plus(properties.requestLifetime()).isAfter(now)
        ? new TryLater()
        : new Refused(NEVER_ARRIVED);
  }
}
