package dev.tandem.notification.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;

import dev.tandem.notification.PublicIds;
import dev.tandem.notification.guard.TargetGuard;
import dev.tandem.notification.guard.TargetRefusedException;
import dev.tandem.notification.guard.TargetVerdict.Permitted;
import dev.tandem.notification.webhook.WebhookSecret;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Makes one attempt to deliver: a signed POST that trusts nothing about its receiver. It connects
 * only to addresses the guard permits, follows no redirect, keeps no cookie, unpacks nothing, reads
 * no more of the answer than an excerpt, and ends after the timeout however slowly the answer
 * drips.
 */
final class DeliverySender implements AutoCloseable {

  private static final ContentType CLOUD_EVENT =
      ContentType.create("application/cloudevents+json", StandardCharsets.UTF_8);
  private static final int EXCERPT_BYTES = 1024;
  private static final Duration MAX_CONNECT = Duration.ofSeconds(5);
  private static final TimeValue CONNECTION_LIFE = TimeValue.ofMinutes(1);

  private final TargetGuard guard;
  private final Duration timeout;
  private final InstantSource receiversTime;
  private final CloseableHttpClient client;
  private final ScheduledExecutorService deadlines;

  /**
   * @param receiversTime the clock for signatures, whose age receivers check: the real one
   */
  DeliverySender(
      TargetGuard guard, Duration timeout, int concurrency, InstantSource receiversTime) {
    this.guard = guard;
    this.timeout = timeout;
    this.receiversTime = receiversTime;
    this.client = client(guard, timeout, concurrency);
    this.deadlines = Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().daemon().name("webhook-deadlines").factory());
  }

  /**
   * Sends {@code delivery}, signed with each of {@code secrets}; never throws because of the
   * receiver.
   */
  Attempt send(TakenDelivery delivery, List<WebhookSecret> secrets) {
    if (!(guard.checkForm(delivery.url()) instanceof Permitted(URI target))) {
      return Attempt.unanswered("target-refused", Duration.ZERO);
    }
    long start = System.nanoTime();
    HttpPost request = signedRequest(target, delivery, secrets);
    ScheduledFuture<?> deadline =
        deadlines.schedule(request::abort, timeout.toMillis(), TimeUnit.MILLISECONDS);
    try {
      ClassicHttpResponse response =
          client.executeOpen(RoutingSupport.determineHost(request), request, null);
      String excerpt = excerptOf(response.getEntity());
      return Attempt.answered(response.getCode(), since(start), excerpt);
    } catch (IOException | HttpException e) {
      String error = request.isAborted() ? "timeout" : errorOf(e);
      return Attempt.unanswered(error, since(start));
    } finally {
      deadline.cancel(false);
      // Drops the connection unless its answer was read to the end; closing it would read on.
      request.abort();
    }
  }

  @Override
  public void close() throws IOException {
    deadlines.shutdownNow();
    client.close();
  }

  private HttpPost signedRequest(URI target, TakenDelivery delivery, List<WebhookSecret> secrets) {
    String id = PublicIds.DELIVERY.format(delivery.id());
    var timestamp = receiversTime.instant();
    // A receiver takes any of them: one of those it knows is among them, whichever secret it has.
    String signatures = secrets.stream()
        .map(secret -> secret.sign(id, timestamp, delivery.body()))
        .collect(Collectors.joining(" "));
    HttpPost request = new HttpPost(target);
    request.setHeader("webhook-id", id);
    request.setHeader("webhook-timestamp", Long.toString(timestamp.getEpochSecond()));
    request.setHeader("webhook-signature", signatures);
    request.setEntity(new StringEntity(delivery.body(), CLOUD_EVENT));
    return request;
  }

  private static String excerptOf(@Nullable HttpEntity entity) {
    if (entity == null) {
      return "";
    }
    try {
      // Left open on purpose: closing the stream would read the rest of the answer.
      InputStream content = entity.getContent();
      return printable(content.readNBytes(EXCERPT_BYTES));
    } catch (IOException e) {
      // The status was the answer; what follows it is only shown.
      return "";
    }
  }

  // The database takes no NUL, and a log of somebody else's text no control characters.
  private static String printable(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", " ");
  }

  private static String errorOf(Exception e) {
    return switch (e) {
      case TargetRefusedException refused -> "target-refused";
      case UnknownHostException unknown -> "unknown-host";
      case SocketTimeoutException late -> "timeout";
      case SSLException tls -> "tls-failed";
      case ConnectException refused -> "connection-refused";
      default -> "connection-failed";
    };
  }

  private static Duration since(long startNanos) {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  private static CloseableHttpClient client(TargetGuard guard, Duration timeout, int concurrency) {
    Duration connect = timeout.compareTo(MAX_CONNECT) < 0 ? timeout : MAX_CONNECT;
    Http1Config bounded =
        Http1Config.custom().setMaxLineLength(8 * 1024).setMaxHeaderCount(100).build();
    var connections = PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(new GuardedResolver(guard))
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder().http1Config(bounded).build())
        .setDefaultConnectionConfig(ConnectionConfig.custom()
            .setConnectTimeout(Timeout.of(connect))
            .setSocketTimeout(Timeout.of(timeout))
            .setTimeToLive(CONNECTION_LIFE)
            .build())
        .setMaxConnTotal(concurrency)
        .setMaxConnPerRoute(concurrency)
        .build();
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setDefaultRequestConfig(RequestConfig.custom()
            .setConnectionRequestTimeout(Timeout.of(timeout))
            .setResponseTimeout(Timeout.of(timeout))
            .setProtocolUpgradeEnabled(false)
            .build())
        .setUserAgent("Tandem-Webhooks/1")
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .build();
  }

  /** Gives the HTTP client only permitted addresses, at every connection it makes. */
  private record GuardedResolver(TargetGuard guard) implements DnsResolver {

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      return guard.permittedAddressesOf(host).toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
