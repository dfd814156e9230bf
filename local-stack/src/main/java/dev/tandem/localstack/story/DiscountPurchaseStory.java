package dev.tandem.localstack.story;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import dev.tandem.localstack.suite.Service;
import tools.jackson.databind.JsonNode;

import static dev.tandem.localstack.story.PurchaseScene.AMOUNT_MINOR;
import static dev.tandem.localstack.story.PurchaseScene.stepOf;

/** Recharge and fund purchase as one order, up to the shares on T+1. */
final class DiscountPurchaseStory implements Story {

  private static final String FUND = "BAL-002";

  private final Stage stage;
  private final Witness witness;

  DiscountPurchaseStory(Stage stage, Witness witness) {
    this.stage = stage;
    this.witness = witness;
  }

  @Override
  public String name() {
    return "discount purchase";
  }

  @Override
  public String play() throws IOException {
    PurchaseScene scene = new PurchaseScene(stage, witness, FUND);
    JsonNode submitted = scene.awaitStatus("SUBMITTED");
    String today = scene
        .toPayment(submitted)
        .add(
            "SUBMITTED",
            stepOf(submitted, "SUBMITTED"),
            "at",
            "the fund house has it, business date "
                + submitted.path("businessDate").asString())
        .text();
    LocalDate confirmDate =
        LocalDate.parse(submitted.path("expectedConfirmDate").asString());
    JsonNode confirmed = scene.confirmed(confirmDate);
    requireShares(scene, confirmed);
    JsonNode notification = scene.notification("confirmed");
    return """
        %s by %s: wallet recharged and %s bought at zero fee, as one
        %s
        The clock moves to T+1, %s in Shanghai
        %s""".formatted(
            Witness.amount(AMOUNT_MINOR),
            scene.owner(),
            FUND,
            today,
            confirmDate,
            new Timeline()
                .add("CONFIRMED", stepOf(confirmed, "CONFIRMED"), "at", sharesOf(confirmed))
                .add("notified", notification, "sentAt", Witness.textOf(notification))
                .text());
  }

  private void requireShares(PurchaseScene scene, JsonNode confirmed) throws IOException {
    BigDecimal shares = confirmed.path("shares").decimalValue();
    List<JsonNode> holdings = Witness.items(witness.got(
        stage.url(Service.FUND_PURCHASE) + "/v1/holdings?walletId=" + scene.walletId()));
    Witness.require(
        holdings.size() == 1
            && holdings.getFirst().path("shares").decimalValue().compareTo(shares) == 0,
        "%s shares were allotted and %s are held".formatted(shares, holdings));
  }

  private static String sharesOf(JsonNode confirmed) {
    return "%s shares at NAV %s, confirm date %s"
        .formatted(
            confirmed.path("shares").decimalValue().setScale(2),
            confirmed.path("nav").decimalValue().setScale(4),
            confirmed.path("confirmDate").asString());
  }
}
