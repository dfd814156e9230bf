package dev.tandem.localstack.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import dev.tandem.localstack.http.Http;
import dev.tandem.localstack.http.Http.Answer;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/**
 * Places orders of every {@link Scenario}, and does what people do with those that wait for one.
 *
 * <p>It is a careful client: what it cannot tell, it asks again with the same key.
 */
public final class MixedLoad implements AutoCloseable {

  /** Later than any deadline and any T+1 of an order placed now, the longest holidays included. */
  public static final Duration PAST_EVERYTHING = Duration.ofDays(12);

  // Risk holds an owner's eleventh recharge or purchase within a minute.
  private static final int ORDERS_OF_A_WALLET = 9;
  private static final long BALANCE_MINOR = 1_000_000;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String STEP_UP_CODE = "000000";

  private final String walletUrl;
  private final String fundPurchaseUrl;
  private final String riskUrl;
  private final Http http = new Http();
  private final Map<String, Scenario> accepted = new ConcurrentHashMap<>();

  /** A load on the services that answer there. */
  public MixedLoad(String walletUrl, String fundPurchaseUrl, String riskUrl) {
    this.walletUrl = walletUrl;
    this.fundPurchaseUrl = fundPurchaseUrl;
    this.riskUrl = riskUrl;
  }

  /**
   * Places {@code count} orders, {@code callers} at a time.
   *
   * @return how many of them were accepted
   */
  public int place(int count, int callers) {
    List<String> wallets =
        inParallel(count / ORDERS_OF_A_WALLET + 1, callers, _ -> rechargedWallet());
    int before = accepted.size();
    Scenario[] scenarios = Scenario.values();
    inParallel(count, callers, number -> {
      Scenario scenario = scenarios[number % scenarios.length];
      String walletId = wallets.get(number % wallets.size());
      play(scenario, walletId);
      return scenario;
    });
    return accepted.size() - before;
  }

  /** Waits until every order has got as far as it can before its T+1 has come. */
  public void awaitToday() {
    accepted.forEach((orderId, scenario) -> awaitStatus(order(orderId), scenario.today()));
  }

  /** Waits until every order has ended as it must, once its deadlines and its T+1 have come. */
  public void awaitEnd() {
    accepted.forEach((orderId, scenario) -> awaitStatus(order(orderId), scenario.end()));
  }

  @Override
  public void close() {
    http.close();
  }

  private String rechargedWallet() throws IOException {
    String owner = "load-" + UUID.randomUUID();
    String walletId = decided(
            walletUrl + "/v1/wallets", Map.of("ownerId", owner, "currency", "CNY"), Map.of())
        .body()
        .path("id")
        .asString();
    Answer recharge = decided(
        walletUrl + "/v1/wallets/" + walletId + "/recharges",
        Map.of("amountMinor", BALANCE_MINOR, "currency", "CNY", "fundingToken", "tok_ok"),
        Map.of("Prefer", "wait=30"));
    awaitStatus(
        walletUrl + "/v1/recharges/" + recharge.body().path("id").asString(), Set.of("COMPLETED"));
    return walletId;
  }

  private void play(Scenario scenario, String walletId) throws IOException {
    Answer answer = decided(fundPurchaseUrl + scenario.path(), scenario.body(walletId), Map.of());
    if (scenario.isRefused()) {
      require(answer, it -> it.status() == 409);
      return;
    }
    require(answer, Answer::isSuccess);
    String orderId = answer.body().path("id").asString();
    accepted.put(orderId, scenario);
    String order = order(orderId);
    switch (scenario) {
      case STEPPED_UP -> {
        awaitStatus(order, Set.of("STEP_UP"));
        require(
            decided(order + "/step-up", Map.of("code", STEP_UP_CODE), Map.of()), Answer::isSuccess);
      }
      case APPROVED_BY_A_REVIEWER -> {
        awaitStatus(order, Set.of("ON_HOLD"));
        approve(orderId);
      }
      case CANCELLED -> {
        awaitStatus(order, Set.of("ON_HOLD"));
        require(decided(order + "/cancel", Map.of(), Map.of()), Answer::isSuccess);
      }
      default -> {}
    }
  }

  private String order(String orderId) {
    return fundPurchaseUrl + "/v1/fund-purchases/" + orderId;
  }

  private void approve(String orderId) {
    String reviewId = Awaitility.await("the review of " + orderId)
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> reviewOf(orderId), Optional::isPresent)
        .orElseThrow();
    require(
        decided(
            riskUrl + "/v1/reviews/" + reviewId + "/decision",
            Map.of("decision", "APPROVE", "note", "load"),
            Map.of()),
        Answer::isSuccess);
  }

  private Optional<String> reviewOf(String orderId) throws IOException {
    String url = riskUrl + "/v1/reviews?status=OPEN&limit=100";
    JsonNode page = http.get(url).body();
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
      page = http.get(url + "&startingAfter=" + last).body();
    }
  }

  private void awaitStatus(String url, Set<String> statuses) {
    Awaitility.await(url + " to be " + statuses)
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> statuses.contains(http.get(url).body().path("status").asString("")));
  }

  /** The answer that will not change when the same is asked again. */
  private Answer decided(String url, Map<String, Object> body, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Idempotency-Key", UUID.randomUUID().toString());
    return Awaitility.await("an answer of " + url)
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> http.post(url, body, all), MixedLoad::isDecided);
  }

  private static boolean isDecided(Answer answer) {
    boolean inProgress = answer.body().path("code").asString("").endsWith("in-progress");
    return !inProgress && answer.status() != 429 && answer.status() < 500;
  }

  private static void require(Answer answer, Predicate<Answer> expected) {
    if (!expected.test(answer)) {
      throw new IllegalStateException("Unexpected " + answer);
    }
  }

  @FunctionalInterface
  private interface Call<T> {
    T call(int number) throws IOException;
  }

  private static <T> List<T> inParallel(int count, int callers, Call<T> call) {
    try (ExecutorService pool = Executors.newFixedThreadPool(callers)) {
      return IntStream.range(0, count)
          .mapToObj(number -> pool.submit(() -> call.call(number)))
          .toList()
          .stream()
          .map(MixedLoad::resultOf)
          .toList();
    }
  }

  private static <T> T resultOf(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw new UncheckedIOException(cause);
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
