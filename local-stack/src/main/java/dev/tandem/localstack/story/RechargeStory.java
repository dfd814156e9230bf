package dev.tandem.localstack.story;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import dev.tandem.localstack.suite.Service;
import tools.jackson.databind.JsonNode;

import static dev.tandem.localstack.story.Witness.amount;

/** One recharge through the whole suite. */
final class RechargeStory implements Story {

  private static final long AMOUNT_MINOR = 10_000;

  private final Stage stage;
  private final Witness witness;

  RechargeStory(Stage stage, Witness witness) {
    this.stage = stage;
    this.witness = witness;
  }

  @Override
  public String name() {
    return "recharge";
  }

  @Override
  public String play() throws IOException {
    String owner = Witness.newOwner();
    JsonNode wallet = witness.wallet(owner);
    JsonNode recharge = recharged(owner, wallet.path("id").asString());
    return "A recharge of %s by %s: %s%n%s"
        .formatted(
            amount(AMOUNT_MINOR),
            owner,
            recharge.path("id").asString(),
            timeline(owner, recharge).text());
  }

  private JsonNode recharged(String owner, String walletId) throws IOException {
    JsonNode answer = witness.posted(
        owner,
        stage.url(Service.WALLET) + "/v1/wallets/" + walletId + "/recharges",
        Map.of("amountMinor", AMOUNT_MINOR, "currency", Witness.CURRENCY, "fundingToken", "tok_ok"),
        Map.of("Prefer", "wait=30"));
    String url =
        stage.url(Service.WALLET) + "/v1/recharges/" + answer.path("id").asString();
    return Witness.await("the recharge to complete", () -> {
      JsonNode now = witness.got(url);
      return now.path("status").asString().equals("COMPLETED") ? List.of(now) : List.of();
    });
  }

  private Timeline timeline(String owner, JsonNode recharge) {
    String id = recharge.path("id").asString();
    String walletId = recharge.path("walletId").asString();
    JsonNode requested = witness.message(Service.WALLET, id, "RechargeRequested");
    JsonNode assessment = witness.assessment(id);
    JsonNode charge = witness.charge(id);
    JsonNode posting = witness.postings(walletId, id, 1).getFirst();
    JsonNode completed = witness.message(Service.WALLET, id, "RechargeCompleted");
    JsonNode notification = witness.notification(owner, _ -> true);
    requireEqualAmounts(charge, posting);
    return new Timeline()
        .add("accepted", recharge, "createdAt", "wallet " + walletId)
        .add(
            "half", requested, "createdAt", Witness.nameOf(requested) + ", seen by no consumer yet")
        .addBefore("commit", assessment, "assessedAt", "recharge and outbox row, then the message")
        .add("risk", assessment, "assessedAt", Witness.decisionOf(assessment))
        .add("bank", charge, "chargedAt", Witness.chargeOf(charge))
        .add(
            "postings",
            posting,
            "effectiveAt",
            "journal " + posting.path("journalId").asString() + ", balance "
                + amount(posting.path("balanceAfterMinor").asLong()))
        .add(
            "confirmed",
            completed,
            "confirmedAt",
            Witness.nameOf(completed) + " came out of the broker")
        .add("notified", notification, "sentAt", Witness.textOf(notification));
  }

  private static void requireEqualAmounts(JsonNode charge, JsonNode posting) {
    long charged = charge.path("amountMinor").asLong();
    long posted = posting.path("amountMinor").asLong();
    Witness.require(
        charged == AMOUNT_MINOR && posted == AMOUNT_MINOR,
        "the bank charged %s and the wallet got %s".formatted(amount(charged), amount(posted)));
  }
}
