package dev.tandem.console;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.contract.PurchaseKind;
import dev.tandem.contract.fundpurchase.FundPaymentRequested;
import dev.tandem.contract.risk.RiskHeld;
import dev.tandem.contract.risk.RiskReason;
import dev.tandem.contract.wallet.RechargeCompleted;
import dev.tandem.contract.wallet.RechargeRequested;
import dev.tandem.messaging.EventPublisher;
import dev.tandem.messaging.support.UuidV7;
import org.springframework.transaction.support.TransactionTemplate;

/** The services of the suite, as far as they publish. */
class Suite {

  private static final Money AMOUNT = Money.of(1_250, "CNY");

  private final EventPublisher events;
  private final TransactionTemplate transaction;

  Suite(EventPublisher events, TransactionTemplate transaction) {
    this.events = events;
    this.transaction = transaction;
  }

  /** An id of the kind that {@code prefix} says. */
  static String newId(String prefix) {
    return prefix + UuidV7.next();
  }

  UUID publish(Record event) {
    UUID id = transaction.execute(status -> events.publish(event));
    if (id == null) {
      throw new IllegalStateException("Not published");
    }
    return id;
  }

  static RechargeRequested requested(String rechargeId, String walletId, String ownerId) {
    return new RechargeRequested(rechargeId, walletId, ownerId, AMOUNT, null, null, now(), 1);
  }

  static RiskHeld held(String subjectId, String ownerId) {
    return new RiskHeld(
        subjectId,
        newId("asm_"),
        newId("rvw_"),
        ownerId,
        AMOUNT,
        List.of(new RiskReason("amount", "much for one recharge")),
        now(),
        1);
  }

  static RechargeCompleted completed(String rechargeId, String walletId, String ownerId) {
    return new RechargeCompleted(rechargeId, walletId, ownerId, AMOUNT, now(), 2);
  }

  static FundPaymentRequested paymentAsked(String orderId, String fundingToken) {
    return new FundPaymentRequested(
        orderId,
        PurchaseKind.DISCOUNT,
        newId("wal_"),
        "ada",
        "MMF-001",
        AMOUNT,
        Money.of(0, "CNY"),
        null,
        fundingToken,
        now().plusSeconds(60),
        now(),
        2);
  }

  private static Instant now() {
    return Instant.now();
  }
}
