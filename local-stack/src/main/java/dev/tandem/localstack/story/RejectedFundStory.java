package dev.tandem.localstack.story;

import java.io.IOException;

import tools.jackson.databind.JsonNode;

import static dev.tandem.localstack.story.PurchaseScene.AMOUNT_MINOR;
import static dev.tandem.localstack.story.PurchaseScene.stepOf;

/** A purchase that the fund house refuses after it was paid: the money is back in the wallet. */
final class RejectedFundStory implements Story {

  private static final String FUND = "EQT-REJ";

  private final Stage stage;
  private final Witness witness;

  RejectedFundStory(Stage stage, Witness witness) {
    this.stage = stage;
    this.witness = witness;
  }

  @Override
  public String name() {
    return "rejected fund";
  }

  @Override
  public String play() throws IOException {
    PurchaseScene scene = new PurchaseScene(stage, witness, FUND);
    JsonNode reversed = scene.awaitStatus("REVERSED");
    JsonNode returned = witness.postings(scene.walletId(), scene.orderId(), 3).getLast();
    JsonNode wallet = scene.wallet();
    Witness.require(
        wallet.path("availableMinor").asLong() == AMOUNT_MINOR
            && wallet.path("heldMinor").asLong() == 0,
        "the wallet is " + wallet);
    JsonNode notification = scene.notification("");
    return """
        %s by %s for %s, which the fund house refuses
        %s
        The money is back: %s available in %s""".formatted(
            Witness.amount(AMOUNT_MINOR),
            scene.owner(),
            FUND,
            scene
                .toPayment(reversed)
                .add(
                    "REVERSING",
                    stepOf(reversed, "REVERSING"),
                    "at",
                    "the fund house: " + reversed.path("statusReason").asString())
                .add(
                    "postings",
                    returned,
                    "effectiveAt",
                    "+%s %s, balance %s"
                        .formatted(
                            Witness.amount(returned.path("amountMinor").asLong()),
                            returned.path("kind").asString(),
                            Witness.amount(returned.path("balanceAfterMinor").asLong())))
                .add(
                    "REVERSED",
                    stepOf(reversed, "REVERSED"),
                    "at",
                    PurchaseScene.causeOf(reversed, "REVERSED"))
                .add("notified", notification, "sentAt", Witness.textOf(notification))
                .text(),
            Witness.amount(wallet.path("availableMinor").asLong()),
            scene.walletId());
  }
}
