package dev.tandem.localstack.load;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import dev.tandem.localstack.http.Caller;
import dev.tandem.localstack.http.Http;
import dev.tandem.localstack.http.Http.Answer;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** Places orders of every {@link Scenario}, and acts for the people that some of them wait for. */
public final class MixedLoad implements AutoCloseable {

  /** A time beyond every deadline and T+1 of an order placed now, the longest holidays included. */
  public static final Duration PAST_EVERYTHING = Duration.ofDays(12);

  private static final long BALANCE_MINOR = 1_000_000;
  // So that orders are not placed faster than they are paid: in time, the deadline is real.
  private static final Map<String, String> UNTIL_IT_STOPS = Map.of("Prefer", "wait=5");
  private static final String STEP_UP_CODE = "000000";

  private final Client client;
  private final Map<String, Scenario> accepted = new ConcurrentHashMap<>();

  /** A load on these instances. */
  public MixedLoad(Targets targets) {
    this.client = new Client(targets);
  }

  /**
   * Places {@code count} orders, {@code callers} at a time.
   *
   * @return how many of them were accepted
   */
  public int place(int count, int callers) {
    return placeFrom(rechargedWallets(count, callers), 0, count, callers);
  }

  /**
   * Places orders like {@link #place(int, int)} in as many parts as there are steps, and takes a
   * step before each.
   */
  public int place(int count, int callers, List<Step> steps) throws IOException {
    List<Client.Wallet> wallets = rechargedWallets(count, callers);
    int placed = 0;
    for (int part = 0; part < steps.size(); part++) {
      steps.get(part).take();
      int first = count * part / steps.size();
      placed += placeFrom(wallets, first, count * (part + 1) / steps.size() - first, callers);
    }
    return placed;
  }

  /** Something done at one point of a load. */
  @FunctionalInterface
  public interface Step {
    void take() throws IOException;
  }

  private List<Client.Wallet> rechargedWallets(int orders, int callers) {
    return Client.inParallel(
        orders / Client.ORDERS_OF_A_WALLET + 1, callers, _ -> rechargedWallet());
  }

  private int placeFrom(List<Client.Wallet> wallets, int first, int count, int callers) {
    int before = accepted.size();
    Scenario[] scenarios = Scenario.values();
    Client.inParallel(count, callers, number -> {
      Scenario scenario = scenarios[(first + number) % scenarios.length];
      play(scenario, wallets.get((first + number) % wallets.size()));
      return scenario;
    });
    return accepted.size() - before;
  }

  /** Requests a recharge for each of {@code count} new wallets, without waiting for the outcome. */
  public void askForRecharges(int count, int callers) {
    Client.inParallel(count, callers, _ -> recharge(client.wallet(), Map.of()));
  }

  /**
   * Opens wallets and recharges each of them, {@code callers} at a time, for {@code duration}.
   *
   * @return the number of recharges; all are completed
   */
  public int rechargeWallets(Duration duration, int callers) {
    long end = System.nanoTime() + duration.toNanos();
    return Client.inParallel(callers, callers, _ -> {
          int recharged = 0;
          while (System.nanoTime() < end) {
            rechargedWallet();
            recharged++;
          }
          return recharged;
        })
        .stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  /** Waits until every order has got as far as it can before its T+1. */
  public void awaitToday() {
    accepted.forEach(
        (orderId, scenario) -> client.awaitStatus(client.order(orderId), scenario.today()));
  }

  /** Waits until every order has ended as it must, once its deadlines and its T+1 have come. */
  public void awaitEnd() {
    accepted.forEach(
        (orderId, scenario) -> client.awaitStatus(client.order(orderId), scenario.end()));
  }

  @Override
  public void close() {
    client.close();
  }

  private Client.Wallet rechargedWallet() throws IOException {
    Client.Wallet wallet = client.wallet();
    Answer recharge = recharge(wallet, Map.of("Prefer", "wait=30"));
    client.awaitStatus(
        client.targets.wallet() + "/v1/recharges/" + recharge.body().path("id").asString(),
        Set.of("COMPLETED"));
    return wallet;
  }

  private Answer recharge(Client.Wallet wallet, Map<String, String> headers) {
    return client.decided(
        wallet.owner(),
        client.targets.wallet() + "/v1/wallets/" + wallet.id() + "/recharges",
        Map.of("amountMinor", BALANCE_MINOR, "currency", "CNY", "fundingToken", "tok_ok"),
        headers);
  }

  private void play(Scenario scenario, Client.Wallet wallet) throws IOException {
    Caller owner = wallet.owner();
    Answer answer = client.decided(
        owner,
        client.targets.fundPurchase() + scenario.path(),
        scenario.body(wallet.id()),
        UNTIL_IT_STOPS);
    if (scenario.isRefused()) {
      require(answer, it -> it.status() == 409);
      return;
    }
    require(answer, Answer::isSuccess);
    String orderId = answer.body().path("id").asString();
    accepted.put(orderId, scenario);
    String order = client.order(orderId);
    switch (scenario) {
      case STEPPED_UP -> {
        client.awaitStatus(order, Set.of("STEP_UP"));
        require(
            client.decided(owner, order + "/step-up", Map.of("code", STEP_UP_CODE), Map.of()),
            Answer::isSuccess);
      }
      case APPROVED_BY_A_REVIEWER -> {
        client.awaitStatus(order, Set.of("ON_HOLD"));
        approve(orderId);
      }
      case CANCELLED -> {
        client.awaitStatus(order, Set.of("ON_HOLD"));
        require(client.decided(owner, order + "/cancel", Map.of(), Map.of()), Answer::isSuccess);
      }
      default -> {}
    }
  }

  private void approve(String orderId) {
    String reviewId = Awaitility.await("the review of " + orderId)
        .atMost(Client.PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> reviewOf(orderId), Optional::isPresent)
        .orElseThrow();
    require(
        client.decided(
            Caller.APPROVER,
            client.targets.risk() + "/v1/reviews/" + reviewId + "/decision",
            Map.of("decision", "APPROVE", "note", "load"),
            Map.of()),
        Answer::isSuccess);
  }

  private Optional<String> reviewOf(String orderId) throws IOException {
    String url = client.targets.risk() + "/v1/reviews?status=OPEN&limit=100";
    Http approver = client.http.as(Caller.APPROVER);
    JsonNode page = approver.get(url).body();
    while (true) {
      String last = "";
      for (JsonNode review : page.path("data")) {
        last = review.path("id").asString();
        if (review.path("subjectId").asString().equals(orderId)) {
          return Optional.of(last);
        }
      }
      if (!page.path("hasMore").asBoolean()) {
        return Optional.empty();
      }
      page = approver.get(url + "&startingAfter=" + last).body();
    }
  }

  private static void require(Answer answer, Predicate<Answer> expected) {
    if (!expected.test(answer)) {
      throw new IllegalStateException("Unexpected " + answer);
    }
  }
}
