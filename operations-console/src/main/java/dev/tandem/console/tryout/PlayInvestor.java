package dev.tandem.console.tryout;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.tandem.console.suite.DemoControl;
import dev.tandem.console.suite.Reply;
import dev.tandem.console.suite.Service;
import dev.tandem.console.suite.SuiteClient;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Plays an investor of the demo, whose wallet is opened when it is needed. */
@Component
@Profile("demo")
class PlayInvestor {

  private static final String ADA = "ada";
  private static final String CNY = "CNY";

  /** The outcome of playing a scene. */
  sealed interface Outcome {}

  record Made(String paymentId) implements Outcome {}

  record NotMade(String why) implements Outcome {}

  private final SuiteClient suite;
  private final DemoControl demo;

  PlayInvestor(SuiteClient suite, DemoControl demo) {
    this.suite = suite;
    this.demo = demo;
  }

  Outcome play(Scene scene) {
    SuiteClient asAda = asInvestor();
    Reply wallet = walletOf(asAda);
    if (!(wallet instanceof Reply.Answered(JsonNode found))) {
      return notMade(wallet);
    }
    String walletId = found.path("id").asString();
    Reply payment = asAda
        .post(
            scene.isPurchase() ? Service.FUND_PURCHASE : Service.WALLET,
            scene.path(walletId),
            UUID.randomUUID().toString(),
            scene.body(walletId))
        .join();
    return payment instanceof Reply.Answered(JsonNode made)
        ? new Made(made.path("id").asString())
        : notMade(payment);
  }

  /**
   * A client with the investor's token if the demo issues one, otherwise with the current person's.
   */
  private SuiteClient asInvestor() {
    Reply token = suite
        .postTo(demo.control(), "/tokens", Map.of("sub", ADA, "roles", List.of("investor")))
        .join();
    return token instanceof Reply.Answered(JsonNode answer)
        ? suite.withToken(answer.path("token").asString())
        : suite;
  }

  private static Reply walletOf(SuiteClient asAda) {
    Reply found = asAda.get(Service.WALLET, "/v1/wallets?ownerId=" + ADA).join();
    if (found instanceof Reply.Answered(JsonNode page)) {
      for (JsonNode wallet : page.path("data")) {
        if (wallet.path("currency").asString().equals(CNY)) {
          return new Reply.Answered(wallet);
        }
      }
    }
    return asAda
        .post(
            Service.WALLET,
            "/v1/wallets",
            UUID.randomUUID().toString(),
            Map.of("ownerId", ADA, "currency", CNY))
        .join();
  }

  private static Outcome notMade(Reply reply) {
    return new NotMade(
        switch (reply) {
          case Reply.Answered answered -> "Nothing came of it";
          case Reply.Refused refused -> "Refused: " + refused.detail();
          case Reply.Away away -> "The service is away: " + away.why();
        });
  }
}
