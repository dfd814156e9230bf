package dev.tandem.fundpurchase;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.contract.PurchaseKind;
import dev.tandem.contract.fundpurchase.FundPaymentRequested;
import dev.tandem.contract.risk.RiskApproved;
import dev.tandem.contract.risk.RiskHeld;
import dev.tandem.contract.risk.RiskRejected;
import dev.tandem.contract.risk.RiskStepUpRequired;
import dev.tandem.contract.wallet.FundPaymentCompleted;
import dev.tandem.contract.wallet.FundPaymentFailed;
import dev.tandem.contract.wallet.FundPaymentReversed;
import dev.tandem.contract.wallet.WalletOpened;
import dev.tandem.messaging.EventType;
import dev.tandem.messaging.support.UuidV7;
import dev.tandem.web.secret.SharedSecrets;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.Message;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.json.JsonMapper;

/** Speaks as the wallet and the risk service do, in their words and over the real broker. */
class Others implements DisposableBean {

  static final Money AMOUNT = Money.of(100_000, "CNY");
  static final Money NOTHING = Money.of(0, "CNY");

  /** The code that the investor is sent. */
  static final String CODE = "271828";

  private static final String OWNER = "owner";

  private final JsonMapper json = new JsonMapper();
  private final DefaultMQProducer producer = new DefaultMQProducer("others-of-a-test");

  private final SharedSecrets secrets;

  Others(@Value("${rocketmq.name-server}") String nameServer, SharedSecrets secrets)
      throws Exception {
    this.secrets = secrets;
    producer.setNamesrvAddr(nameServer);
    producer.setInstanceName("others-" + UUID.randomUUID());
    producer.start();
  }

  UUID walletOpened(String walletId, String currency) {
    return say(new WalletOpened(walletId, OWNER, Currency.getInstance(currency), now(), 1));
  }

  UUID riskApproves(String orderId) {
    return say(new RiskApproved(orderId, assessment(), OWNER, AMOUNT, List.of(), now(), 1));
  }

  UUID riskRejects(String orderId) {
    return say(new RiskRejected(orderId, assessment(), OWNER, AMOUNT, List.of(), now(), 1));
  }

  UUID riskHolds(String orderId) {
    return say(new RiskHeld(
        orderId, assessment(), "rvw_" + UuidV7.next(), OWNER, AMOUNT, List.of(), now(), 1));
  }

  /** Of an order of MMF-001, with {@link #CODE}. */
  UUID riskRequiresStepUp(String orderId) {
    return riskRequiresStepUp(orderId, AMOUNT, "MMF-001");
  }

  UUID riskRequiresStepUp(String orderId, Money amount, String fund) {
    var sealed = secrets.seal(orderId, CODE);
    return say(new RiskStepUpRequired(
        orderId, assessment(), OWNER, amount, fund, sealed, List.of(), now(), 1));
  }

  /** The wallet does what it was asked for. */
  UUID walletPays(FundPaymentRequested request) {
    return say(paid(request, Instant.now()));
  }

  static FundPaymentCompleted paid(FundPaymentRequested request, Instant at) {
    return new FundPaymentCompleted(
        request.orderId(),
        request.kind(),
        request.walletId(),
        OWNER,
        request.amount(),
        request.fee(),
        request.waivedFee(),
        at,
        1);
  }

  UUID walletCannotPay(FundPaymentRequested request, String reason) {
    return say(new FundPaymentFailed(
        request.orderId(),
        request.kind(),
        request.walletId(),
        request.amount(),
        null,
        reason,
        now(),
        1));
  }

  UUID walletReturns(String orderId, String walletId, Money returned) {
    return say(new FundPaymentReversed(
        orderId, PurchaseKind.DISCOUNT, walletId, returned, null, null, null, null, now(), 2));
  }

  UUID say(Record event) {
    UUID id = UuidV7.next();
    say(event, id);
    return id;
  }

  /** The same event again, where its id is the same. */
  void say(Record event, UUID id) {
    EventType type = event.getClass().getAnnotation(EventType.class);
    var data = json.valueToTree(event);
    String subject = data.get(type.subject()).asString();
    var envelope = json.createObjectNode()
        .put("specversion", "1.0")
        .put("id", id.toString())
        .put("source", "others")
        .put("type", type.type())
        .put("subject", subject)
        .put("time", now().toString())
        .put("sequence", data.get("sequence").asString())
        .put("datacontenttype", "application/json");
    envelope.set("data", data);
    var message = new Message(
        type.topic(),
        event.getClass().getSimpleName(),
        id + " " + subject,
        envelope.toString().getBytes(StandardCharsets.UTF_8));
    message.putUserProperty("content-type", "application/cloudevents+json");
    try {
      producer.send(message);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Instant now() {
    return Instant.now();
  }

  private static String assessment() {
    return "asm_" + UuidV7.next();
  }

  @Override
  public void destroy() {
    producer.shutdown();
  }
}
