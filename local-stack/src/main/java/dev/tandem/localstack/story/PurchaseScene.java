package dev.tandem.localstack.story;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import dev.tandem.localstack.suite.Service;
import tools.jackson.databind.JsonNode;

/** A discount purchase and the traces it leaves: the part that two stories share. */
final class PurchaseScene {

  static final long AMOUNT_MINOR = 100_000;

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final LocalTime MORNING = LocalTime.of(9, 30);

  private final Stage stage;
  private final Witness witness;
  private final String owner = Witness.newOwner();
  private final String walletId;
  private final String orderId;

  /** Places one order: recharge the new wallet, and buy {@code fundCode}. */
  PurchaseScene(Stage stage, Witness witness, String fundCode) throws IOException {
    this.stage = stage;
    this.witness = witness;
    this.walletId = witness.wallet(owner).path("id").asString();
    this.orderId = witness
        .posted(
            owner,
            stage.url(Service.FUND_PURCHASE) + "/v1/discount-purchases",
            Map.of(
                "walletId", walletId,
                "fundCode", fundCode,
                "amountMinor", AMOUNT_MINOR,
                "currency", Witness.CURRENCY,
                "fundingToken", "tok_ok"),
            Map.of("Prefer", "wait=30"))
        .path("id")
        .asString();
  }

  String owner() {
    return owner;
  }

  String walletId() {
    return walletId;
  }

  String orderId() {
    return orderId;
  }

  /** The order, once its status is {@code status}. */
  JsonNode awaitStatus(String status) {
    String url = stage.url(Service.FUND_PURCHASE) + "/v1/fund-purchases/" + orderId;
    return Witness.await("the order to be " + status, () -> {
      JsonNode order = witness.got(url);
      return order.path("status").asString().equals(status) ? List.of(order) : List.of();
    });
  }

  /** The order, once the clock has moved to the morning of {@code day} and it is confirmed. */
  JsonNode confirmed(LocalDate day) throws IOException {
    String clock = stage.managementUrl(Service.FUND_PURCHASE) + "/actuator/clock";
    Instant now = Instant.parse(witness.got(clock).path("now").asString());
    Duration ahead = Duration.between(now, day.atTime(MORNING).atZone(SHANGHAI).toInstant());
    if (ahead.isPositive()) {
      stage.advanceClock(ahead);
    }
    return awaitStatus("CONFIRMED");
  }

  /** The wallet as it is now. */
  JsonNode wallet() throws IOException {
    return witness.got(stage.url(Service.WALLET) + "/v1/wallets/" + walletId);
  }

  JsonNode notification(String said) {
    return witness.notification(owner, it -> it.path("text").asString().contains(said));
  }

  /** The timeline from the request to the payment, which both stories share. */
  Timeline toPayment(JsonNode order) {
    JsonNode requested = witness.message(Service.FUND_PURCHASE, orderId, "FundPurchaseRequested");
    JsonNode assessment = witness.assessment(orderId);
    JsonNode charge = witness.charge(orderId);
    List<JsonNode> postings = witness.postings(walletId, orderId, 2);
    JsonNode credit = postings.get(0);
    JsonNode debit = postings.get(1);
    JsonNode completed = witness.message(Service.WALLET, orderId, "FundPaymentCompleted");
    requireLinked(charge, credit, debit);
    return new Timeline()
        .add("accepted", order, "createdAt", orderId + ", wallet " + walletId)
        .add("half", requested, "createdAt", Witness.nameOf(requested))
        .add("risk", assessment, "assessedAt", Witness.decisionOf(assessment))
        .add("PAYING", stepOf(order, "PAYING"), "at", causeOf(order, "PAYING"))
        .add("bank", charge, "chargedAt", Witness.chargeOf(charge))
        .add("postings", credit, "effectiveAt", "+" + postingOf(credit))
        .add("", debit, "effectiveAt", "-" + postingOf(debit) + ", in the same transaction")
        .add("half", completed, "createdAt", Witness.nameOf(completed))
        .add("PAID", stepOf(order, "PAID"), "at", causeOf(order, "PAID"));
  }

  /** The step by which the order came to {@code status}. */
  static JsonNode stepOf(JsonNode order, String status) {
    return Witness.items(order.path("timeline")).stream()
        .filter(it -> it.path("status").asString().equals(status))
        .findFirst()
        .orElseThrow(() -> new BrokenOffException("the order has never been " + status));
  }

  static String causeOf(JsonNode order, String status) {
    JsonNode step = stepOf(order, status);
    return step.path("cause").asString() + " " + step.path("causedBy").asString("");
  }

  private static String postingOf(JsonNode posting) {
    return "%s %s, journal %s, balance %s"
        .formatted(
            Witness.amount(Math.abs(posting.path("amountMinor").asLong())),
            posting.path("kind").asString(),
            posting.path("journalId").asString(),
            Witness.amount(posting.path("balanceAfterMinor").asLong()));
  }

  private static void requireLinked(JsonNode charge, JsonNode credit, JsonNode debit) {
    Witness.require(
        charge.path("amountMinor").asLong() == AMOUNT_MINOR
            && credit.path("amountMinor").asLong() == AMOUNT_MINOR
            && debit.path("amountMinor").asLong() == -AMOUNT_MINOR,
        "the postings %s and %s do not follow from the charge %s".formatted(credit, debit, charge));
  }
}
