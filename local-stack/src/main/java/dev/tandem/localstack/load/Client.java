package dev.tandem.localstack.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import dev.tandem.localstack.http.Caller;
import dev.tandem.localstack.http.Http;
import dev.tandem.localstack.http.Http.Answer;
import org.awaitility.Awaitility;

/** A careful client: a request without a clear answer is repeated with the same key. */
final class Client implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofMinutes(3);

  // Risk holds an owner's eleventh recharge or purchase within a minute.
  static final int ORDERS_OF_A_WALLET = 9;

  final Targets targets;
  final Http http;

  Client(Targets targets) {
    this.targets = targets;
    this.http = new Http(targets.identity());
  }

  /** A wallet and its owner. */
  record Wallet(String id, Caller owner) {}

  /** A new wallet of a new owner. */
  Wallet wallet() {
    Caller owner = Caller.investor("load-" + UUID.randomUUID());
    Map<String, Object> body = Map.of("ownerId", owner.sub(), "currency", "CNY");
    Answer wallet = decided(owner, targets.wallet() + "/v1/wallets", body, Map.of());
    return new Wallet(wallet.body().path("id").asString(), owner);
  }

  String order(String orderId) {
    return targets.fundPurchase() + "/v1/fund-purchases/" + orderId;
  }

  void awaitStatus(String url, Set<String> statuses) {
    Awaitility.await(url + " to be " + String.join(" or ", statuses))
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> statuses.contains(
            http.as(Caller.OPERATOR).get(url).body().path("status").asString("")));
  }

  /** Repeats a request until its answer is final. */
  Answer decided(Caller caller, String url, Map<String, Object> body, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Idempotency-Key", UUID.randomUUID().toString());
    try {
      return http.as(caller).patient(PATIENCE).post(url, body, all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    http.close();
  }

  @FunctionalInterface
  interface Call<T> {
    T call(int number) throws IOException;
  }

  /** The results of {@code count} calls, {@code callers} of them at a time. */
  static <T> List<T> inParallel(int count, int callers, Call<T> call) {
    try (ExecutorService pool = Executors.newFixedThreadPool(callers)) {
      return IntStream.range(0, count)
          .mapToObj(number -> pool.submit(() -> call.call(number)))
          .toList()
          .stream()
          .map(Client::resultOf)
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
      switch (e.getCause()) {
        case IOException cause -> throw new UncheckedIOException(cause);
        case RuntimeException cause -> throw cause;
        case null, default -> throw new IllegalStateException(e.getCause());
      }
    }
  }
}
