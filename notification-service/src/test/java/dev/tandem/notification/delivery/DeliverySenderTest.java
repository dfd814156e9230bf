package dev.tandem.notification.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.standardwebhooks.Webhook;
import dev.tandem.notification.Receiver;
import dev.tandem.notification.guard.HostLookup;
import dev.tandem.notification.guard.TargetGuard;
import dev.tandem.notification.guard.TargetPolicy;
import dev.tandem.notification.guard.TargetVerdict;
import dev.tandem.notification.webhook.WebhookSecret;
import dev.tandem.notification.webhook.WebhookSecrets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

@Timeout(30)
class DeliverySenderTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  private final WebhookSecret secret = WebhookSecrets.fresh(new SecureRandom());
  private final TargetGuard localToo = new TargetGuard(TargetPolicy.LOCAL_TOO, HostLookup.system());
  private DeliverySender sender = sender(localToo);

  @AfterEach
  void close() throws IOException {
    sender.close();
  }

  @Test
  void sendsTheBodyWithASignatureThatVerifies() throws Exception {
    try (Receiver receiver = Receiver.answering(200)) {
      TakenDelivery delivery = delivery(receiver.url());

      Attempt attempt = sender.send(delivery, List.of(secret));

      assertThat(attempt.succeeded()).isTrue();
      assertThat(attempt.excerpt()).isEqualTo("answer 200");
      Receiver.Webhook webhook = receiver.received().getFirst();
      assertThat(webhook.body()).isEqualTo(delivery.body());
      assertThat(webhook.header("content-type"))
          .isEqualTo("application/cloudevents+json; charset=UTF-8");
      assertThat(webhook.header("webhook-id")).isEqualTo("dlv_" + delivery.id());
      assertThatCode(() ->
              new Webhook(WebhookSecrets.shown(secret)).verify(webhook.body(), webhook.headers()))
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void followsNoRedirect(int status) {
    try (Receiver elsewhere = Receiver.answering(200);
        Receiver receiver = Receiver.behaving(exchange -> {
          exchange.getResponseHeaders().set("Location", elsewhere.url());
          Receiver.answer(exchange, status, "");
        })) {
      Attempt attempt = sender.send(delivery(receiver.url()), List.of(secret));

      assertThat(attempt.responseStatus()).isEqualTo(status);
      assertThat(attempt.succeeded()).isFalse();
      assertThat(elsewhere.received()).isEmpty();
    }
  }

  @Test
  void readsNoMoreThanTheBeginningOfAnEndlessAnswer() {
    try (Receiver receiver = Receiver.behaving(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      OutputStream out = exchange.getResponseBody();
      byte[] chunk = "x".repeat(8192).getBytes(UTF_8);
      while (!Thread.currentThread().isInterrupted()) {
        out.write(chunk);
      }
    })) {
      Attempt attempt = sender.send(delivery(receiver.url()), List.of(secret));

      assertThat(attempt.succeeded()).isTrue();
      assertThat(attempt.excerpt()).hasSize(1024);
      assertThat(attempt.took()).isLessThan(TIMEOUT);
    }
  }

  @Test
  void makesAnExcerptFitToBeKept() {
    try (Receiver receiver =
        Receiver.behaving(exchange -> Receiver.answer(exchange, 500, "a\0b\u001b[31mc\né"))) {
      assertThat(sender.send(delivery(receiver.url()), List.of(secret)).excerpt())
          .isEqualTo("a b [31mc é");
    }
  }

  @Test
  void endsAtTheTimeoutWhenNoAnswerComes() {
    var never = new CountDownLatch(1);
    try (Receiver receiver = Receiver.behaving(exchange -> await(never))) {
      Attempt attempt = sender.send(delivery(receiver.url()), List.of(secret));

      assertThat(attempt.error()).isEqualTo("timeout");
      assertThat(attempt.took()).isBetween(TIMEOUT.minusMillis(50), TIMEOUT.multipliedBy(3));
    } finally {
      never.countDown();
    }
  }

  @Test
  void endsAtTheTimeoutHoweverSlowlyTheAnswerDrips() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      // A byte every 100 ms keeps every single read well within its own timeout.
      Thread dripping = Thread.ofVirtual().start(() -> drip(server));
      Attempt attempt =
          sender.send(delivery("http://127.0.0.1:" + server.getLocalPort() + "/"), List.of(secret));

      assertThat(attempt.error()).isEqualTo("timeout");
      assertThat(attempt.took()).isLessThan(TIMEOUT.multipliedBy(3));
      dripping.interrupt();
    }
  }

  @Test
  void connectsToTheAddressesThatWereCheckedAndLooksNothingUpItself() throws Exception {
    sender.close();
    sender = sender(
        new TargetGuard(TargetPolicy.LOCAL_TOO, host -> List.of(InetAddress.getLoopbackAddress())));
    try (Receiver receiver = Receiver.answering(204)) {
      Attempt attempt = sender.send(
          delivery("http://no-such-host.invalid:" + receiver.port() + "/hooks"), List.of(secret));

      assertThat(attempt.succeeded()).isTrue();
      assertThat(receiver.received().getFirst().header("host"))
          .isEqualTo("no-such-host.invalid:" + receiver.port());
    }
  }

  @Test
  void refusesANameThatWasRePointedInsideAfterItWasRegistered() throws Exception {
    Iterator<String> answers = List.of("93.184.215.14", "127.0.0.1").iterator();
    var lookups = new AtomicInteger();
    var guard = new TargetGuard(TargetPolicy.PUBLIC_ONLY, host -> {
      lookups.incrementAndGet();
      return List.of(InetAddress.ofLiteral(answers.next()));
    });
    sender.close();
    sender = sender(guard);

    assertThat(guard.check("https://shop.example/hooks"))
        .isInstanceOf(TargetVerdict.Permitted.class);
    Attempt attempt = sender.send(delivery("https://shop.example/hooks"), List.of(secret));

    assertThat(attempt.error()).isEqualTo("target-refused");
    assertThat(lookups).hasValue(2);
  }

  @Test
  void refusesWhatTheRunningPolicyDoesNotPermitAnyMore() throws Exception {
    sender.close();
    sender = sender(new TargetGuard(TargetPolicy.PUBLIC_ONLY, HostLookup.system()));
    try (Receiver receiver = Receiver.answering(200)) {
      assertThat(sender.send(delivery(receiver.url()), List.of(secret)).error())
          .isEqualTo("target-refused");
      assertThat(receiver.received()).isEmpty();
    }
  }

  @Test
  void saysWhyThereWasNoAnswer() throws Exception {
    int closedPort;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closedPort = socket.getLocalPort();
    }
    assertThat(sender
            .send(delivery("http://127.0.0.1:" + closedPort + "/"), List.of(secret))
            .error())
        .isEqualTo("connection-refused");
    assertThat(sender
            .send(delivery("http://no-such-host.invalid/"), List.of(secret))
            .error())
        .isEqualTo("unknown-host");
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> answerInPlainText(plain));
      assertThat(sender
              .send(delivery("https://127.0.0.1:" + plain.getLocalPort() + "/"), List.of(secret))
              .error())
          .isEqualTo("tls-failed");
    }
  }

  private static DeliverySender sender(TargetGuard guard) {
    return new DeliverySender(guard, TIMEOUT, 8, InstantSource.system());
  }

  private static TakenDelivery delivery(String url) {
    return new TakenDelivery(
        UUID.randomUUID(),
        UUID.randomUUID(),
        1,
        0,
        url,
        new byte[0],
        null,
        "{\"amount\":\"¥12.50\"}");
  }

  private static void drip(ServerSocket server) {
    try (var connection = server.accept()) {
      OutputStream out = connection.getOutputStream();
      var never = new CountDownLatch(1);
      for (byte b : "HTTP/1.1 200 OK\r\nX-Padding: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
          .getBytes(US_ASCII)) {
        out.write(b);
        out.flush();
        if (never.await(100, TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (IOException | InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answerInPlainText(ServerSocket server) {
    try (var connection = server.accept()) {
      connection.getOutputStream().write("HTTP/1.1 400 Bad\r\n\r\n".getBytes(US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
