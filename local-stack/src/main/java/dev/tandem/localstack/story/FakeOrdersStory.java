package dev.tandem.localstack.story;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.tandem.localstack.suite.Service;
import tools.jackson.databind.JsonNode;

/**
 * A few accounts on one device buy and cancel. Analytics find that they belong together, and what
 * they ask for next is held before the bank is asked.
 */
final class FakeOrdersStory implements Story {

  private static final int ACCOUNTS = 3;
  private static final String FUND = "EQT-003";
  private static final List<String> FUNDS = List.of("MMF-001", "BAL-002");
  // It asks for a code first, and can be cancelled until that is given.
  private static final long LARGE_MINOR = 2_500_000;
  private static final long ORDINARY_MINOR = 100_000;

  private final Stage stage;
  private final Witness witness;
  private final String device = "device-" + UUID.randomUUID().toString().substring(0, 8);

  private record Account(String owner, String walletId) {}

  FakeOrdersStory(Stage stage, Witness witness) {
    this.stage = stage;
    this.witness = witness;
  }

  @Override
  public String name() {
    return "ring of fake orders";
  }

  @Override
  public String play() throws IOException {
    List<Account> accounts = new ArrayList<>();
    Timeline timeline = new Timeline();
    Account ordinary = account();
    for (String fund : FUNDS) {
      bought(ordinary, fund, ORDINARY_MINOR);
    }
    for (int number = 0; number < ACCOUNTS; number++) {
      Account account = account();
      accounts.add(account);
      JsonNode cancelled = boughtAndCancelled(account);
      timeline.add(
          "cancelled",
          PurchaseScene.stepOf(cancelled, "CANCELLED"),
          "at",
          "%s of %s by %s".formatted(Witness.amount(LARGE_MINOR), FUND, account.owner()));
    }
    Account last = accounts.getLast();
    String features = stage.url(Service.RISK) + "/v1/features?ownerId=" + last.owner();
    JsonNode ring = Witness.await(
        "the ring to be found",
        () -> Witness.items(witness.got(features)).stream()
            .filter(it -> it.path("kind").asString().equals("ring"))
            .toList());
    JsonNode next = bought(last, FUND, ORDINARY_MINOR);
    Witness.require(
        next.path("status").asString().equals("ON_HOLD"),
        "a purchase of a ring's member is " + next.path("status").asString());
    JsonNode assessment = witness.assessment(next.path("id").asString());
    return """
        %s accounts buy from one device and cancel
        %s
        Funds asked for most in that minute
        %s""".formatted(
            ACCOUNTS,
            timeline
                .add(
                    "ring",
                    ring,
                    "at",
                    "analytics see %s accounts that belong together"
                        .formatted(ring.at("/values/owners").asInt()))
                .add(
                    "held",
                    assessment,
                    "assessedAt",
                    "%s by %s, before the bank is asked: %s"
                        .formatted(
                            Witness.amount(ORDINARY_MINOR),
                            last.owner(),
                            assessment.at("/reasons/0/detail").asString()))
                .text(),
            hotFunds(next));
  }

  private Account account() throws IOException {
    String owner = Witness.newOwner();
    return new Account(owner, witness.wallet(owner).path("id").asString());
  }

  /** The funds that were asked for most in the minute of {@code order}, a line each. */
  private String hotFunds(JsonNode order) throws IOException {
    String ranking = stage.url(Service.DATA_CENTRE) + "/v1/rankings/hot-funds?limit=3&at="
        + order.path("createdAt").asString();
    List<JsonNode> funds = Witness.await("the minute's ranking", () -> {
      List<JsonNode> ranked = Witness.items(witness.got(ranking));
      boolean known =
          ranked.stream().anyMatch(it -> it.path("fundCode").asString().equals(FUND));
      return known ? List.of(ranked) : List.of();
    });
    return funds.stream()
        .map(it -> "  %s. %s  orders %s, investors %s, %s"
            .formatted(
                it.path("rank").asInt(),
                it.path("fundCode").asString(),
                it.path("orders").asInt(),
                it.path("investors").asInt(),
                Witness.amount(it.path("amountMinor").asLong())))
        .collect(Collectors.joining("\n"));
  }

  private JsonNode boughtAndCancelled(Account account) throws IOException {
    JsonNode order = bought(account, FUND, LARGE_MINOR);
    String url = stage.url(Service.FUND_PURCHASE) + "/v1/fund-purchases/"
        + order.path("id").asString();
    witness.posted(account.owner(), url + "/cancel", Map.of(), Map.of());
    return Witness.await("the order to be cancelled", () -> {
      JsonNode now = witness.got(url);
      return now.path("status").asString().equals("CANCELLED") ? List.of(now) : List.of();
    });
  }

  private JsonNode bought(Account account, String fundCode, long amountMinor) throws IOException {
    return witness.posted(
        account.owner(),
        stage.url(Service.FUND_PURCHASE) + "/v1/discount-purchases",
        Map.of(
            "walletId",
            account.walletId(),
            "fundCode",
            fundCode,
            "amountMinor",
            amountMinor,
            "currency",
            Witness.CURRENCY,
            "fundingToken",
            "tok_ok",
            "context",
            Map.of("deviceId", device)),
        Map.of("Prefer", "wait=30"));
  }
}
