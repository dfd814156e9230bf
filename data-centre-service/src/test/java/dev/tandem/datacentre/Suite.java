package dev.tandem.datacentre;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.contract.PurchaseKind;
import dev.tandem.contract.fundpurchase.FundPaymentRequested;
import dev.tandem.contract.risk.RiskStepUpRequired;
import dev.tandem.contract.wallet.FundPaymentFailed;
import dev.tandem.contract.wallet.RechargeRequested;
import dev.tandem.messaging.EventPublisher;
import dev.tandem.web.secret.FundingTokens;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionTemplate;

/** The rest of the suite: publishes what its services would. */
@TestComponent
public class Suite {

  private static final Money AMOUNT = Money.of(100, "CNY");

  private final EventPublisher events;
  private final TransactionTemplate transaction;
  private final FundingTokens tokens;

  Suite(EventPublisher events, TransactionTemplate transaction, FundingTokens tokens) {
    this.events = events;
    this.transaction = transaction;
    this.tokens = tokens;
  }

  /** Publishes all of {@code news} in one transaction. */
  public List<UUID> tell(Record... news) {
    var ids = new ArrayList<UUID>();
    transaction.executeWithoutResult(_ -> List.of(news).forEach(it -> ids.add(events.publish(it))));
    return ids;
  }

  public RechargeRequested recharge(String owner) {
    return new RechargeRequested(
        "rch_" + UUID.randomUUID(), wallet(), owner, AMOUNT, null, null, Instant.now(), 1);
  }

  /** One whose id is none: no service would publish it. */
  public RechargeRequested badRecharge(String owner) {
    return new RechargeRequested("rch_1", wallet(), owner, AMOUNT, null, null, Instant.now(), 1);
  }

  public FundPaymentRequested payment(String owner, String token) {
    var wallet = wallet();
    return new FundPaymentRequested(
        order(),
        PurchaseKind.DISCOUNT,
        wallet,
        owner,
        "000001",
        AMOUNT,
        Money.of(0, "CNY"),
        null,
        tokens.seal(wallet, token),
        Instant.now(),
        Instant.now(),
        3);
  }

  public FundPaymentFailed failedPayment() {
    return new FundPaymentFailed(
        order(), PurchaseKind.DISCOUNT, wallet(), AMOUNT, null, "declined", Instant.now(), 1);
  }

  public RiskStepUpRequired stepUp(String owner, String sealedCode) {
    return new RiskStepUpRequired(
        "rch_" + UUID.randomUUID(),
        "asm_" + UUID.randomUUID(),
        owner,
        AMOUNT,
        null,
        sealedCode,
        List.of(),
        Instant.now(),
        1);
  }

  private static String wallet() {
    return "wal_" + UUID.randomUUID();
  }

  private static String order() {
    return "ord_" + UUID.randomUUID();
  }
}
