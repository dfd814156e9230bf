package dev.tandem.localstack.load;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

import dev.tandem.localstack.http.Caller;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;

/**
 * Asks for recharges as fast as they are accepted: each caller sends its next request when its last
 * one was answered. The client is a blocking one, because that uses the least processor time beside
 * the measured services.
 */
public final class RechargeLoad implements AutoCloseable {

  private static final int ACCEPTED = 202;

  // Fewer than a service has database connections: its first requests are slow.
  private static final int OPENERS = 16;
  private static final int PACED_CALLERS = 64;

  private final String walletUrl;
  private final Client patient;
  private final CloseableHttpClient client;
  private final String run = UUID.randomUUID().toString();
  private final AtomicLong next = new AtomicLong();
  private List<Client.Wallet> wallets = List.of();

  /**
   * A load of at most {@code callers} on the wallet-service at {@code walletUrl}, with tokens from
   * {@code identityUrl}.
   */
  public RechargeLoad(String identityUrl, String walletUrl, int callers) {
    this.walletUrl = walletUrl;
    this.patient = new Client(new Targets(identityUrl, List.of(walletUrl), List.of(), List.of()));
    this.client = HttpClients.custom()
        .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
            .setMaxConnTotal(callers)
            .setMaxConnPerRoute(callers)
            .build())
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableContentCompression()
        .build();
  }

  /**
   * The result of a run.
   *
   * @param accepted requests answered 202
   * @param refused requests answered otherwise, or not at all
   * @param sortedNanos the time of each accepted one, the shortest first
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  public record Accepted(long accepted, long refused, long[] sortedNanos, Duration took) {

    public double perSecond() {
      return accepted * 1e9 / took.toNanos();
    }

    /** The time that {@code percent} of the accepted ones did not exceed. */
    public double millisOf(double percent) {
      int rank = (int) Math.ceil(percent / 100 * sortedNanos.length);
      return sortedNanos.length == 0 ? 0 : sortedNanos[Math.max(rank, 1) - 1] / 1e6;
    }
  }

  /** Opens wallets, each of a new owner; recharges are spread over them evenly. */
  public void openWallets(int count) {
    wallets = Client.inParallel(count, OPENERS, _ -> patient.wallet());
  }

  /** Recharges with {@code callers} callers for {@code duration}. */
  public Accepted recharge(int callers, Duration duration) {
    long start = System.nanoTime();
    long end = start + duration.toNanos();
    AtomicLong refused = new AtomicLong();
    List<long[]> taken = Client.inParallel(callers, callers, _ -> rechargeUntil(end, refused));
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    long[] nanos = taken.stream().flatMapToLong(LongStream::of).sorted().toArray();
    return new Accepted(nanos.length, refused.get(), nanos, took);
  }

  /** Recharges {@code perSecond} times a second, as evenly as they are answered in time. */
  public Accepted rechargeAt(int perSecond, Duration duration) {
    long start = System.nanoTime();
    int count = Math.toIntExact(perSecond * duration.toSeconds());
    AtomicLong refused = new AtomicLong();
    List<Long> taken = Client.inParallel(count, PACED_CALLERS, number -> {
      LockSupport.parkNanos(start + number * 1_000_000_000L / perSecond - System.nanoTime());
      long sent = System.nanoTime();
      if (!isAccepted(next.getAndIncrement())) {
        refused.incrementAndGet();
      }
      return System.nanoTime() - sent;
    });
    long[] sorted = taken.stream().mapToLong(Long::longValue).sorted().toArray();
    return new Accepted(
        sorted.length - refused.get(),
        refused.get(),
        sorted,
        Duration.ofNanos(System.nanoTime() - start));
  }

  /** Asks for one recharge; returns its id. */
  public String one() {
    Client.Wallet wallet = wallets.get((int) (next.getAndIncrement() % wallets.size()));
    Map<String, Object> body =
        Map.of("amountMinor", 1_250, "currency", "CNY", "fundingToken", "tok_ok");
    String url = walletUrl + "/v1/wallets/" + wallet.id() + "/recharges";
    return patient
        .decided(wallet.owner(), url, body, Map.of())
        .body()
        .path("id")
        .asString();
  }

  private long[] rechargeUntil(long end, AtomicLong refused) {
    long[] nanos = new long[1024];
    int count = 0;
    while (System.nanoTime() < end) {
      long sent = System.nanoTime();
      if (isAccepted(next.getAndIncrement())) {
        nanos = count == nanos.length ? Arrays.copyOf(nanos, 2 * count) : nanos;
        nanos[count++] = System.nanoTime() - sent;
      } else {
        refused.incrementAndGet();
      }
    }
    return Arrays.copyOf(nanos, count);
  }

  private boolean isAccepted(long number) {
    Client.Wallet wallet = wallets.get((int) (number % wallets.size()));
    String body = "{\"amountMinor\":1250,\"currency\":\"CNY\",\"fundingToken\":\"tok_ok\"}";
    try {
      return client.execute(
          post(wallet.owner(), "/v1/wallets/" + wallet.id() + "/recharges", body, "r" + number),
          response -> {
            EntityUtils.consume(response.getEntity());
            return response.getCode() == ACCEPTED;
          });
    } catch (IOException unanswered) {
      return false;
    }
  }

  private HttpPost post(Caller caller, String path, String json, String key) throws IOException {
    HttpPost post = new HttpPost(URI.create(walletUrl + path));
    post.setHeader("Authorization", patient.http.authorization(caller));
    post.setHeader("Idempotency-Key", run + key);
    post.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
    return post;
  }

  @Override
  public void close() throws IOException {
    client.close();
    patient.close();
  }
}
