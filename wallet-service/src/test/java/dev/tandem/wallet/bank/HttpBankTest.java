package dev.tandem.wallet.bank;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.tandem.contract.Money;
import dev.tandem.localstack.bank.BankSimulator;
import dev.tandem.wallet.bank.ChargeAnswer.Charged;
import dev.tandem.wallet.bank.ChargeAnswer.Declined;
import dev.tandem.wallet.bank.ChargeAnswer.NotTaken;
import dev.tandem.wallet.bank.ChargeAnswer.Unknown;
import dev.tandem.wallet.bank.QueryAnswer.NotFound;
import dev.tandem.web.http.TimelyRequests;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.ResourceAccessException;

import static org.assertj.core.api.Assertions.assertThat;

class HttpBankTest {

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final CircuitBreaker breaker = CircuitBreaker.of(
      "bank",
      CircuitBreakerConfig.custom().minimumNumberOfCalls(4).slidingWindowSize(4).build());
  private BankSimulator simulator;
  private TimelyRequests requests;
  private HttpBank bank;

  @BeforeEach
  void connect() {
    simulator = BankSimulator.start(0);
    bank = bankAt(simulator.url());
  }

  private HttpBank bankAt(String url) {
    var properties =
        new BankProperties(URI.create(url), Duration.ofSeconds(1), Duration.ofSeconds(2));
    var configuration = new BankConfiguration();
    requests = configuration.bankRequests(properties);
    return new HttpBank(
        configuration.bankApi(requests, properties, ObservationRegistry.NOOP),
        Retry.of(
            "bank",
            RetryConfig.custom()
                .maxAttempts(3)
                .waitDuration(Duration.ofMillis(10))
                .retryExceptions(BankFailure.NotTaken.class)
                .build()),
        breaker,
        Bulkhead.ofDefaults("bank"),
        meters);
  }

  @AfterEach
  void disconnect() throws Exception {
    requests.destroy();
    simulator.close();
  }

  @Test
  void chargesOnceForOneReference() {
    assertThat(bank.charge(request("rch_1", "tok_ok"))).isInstanceOf(Charged.class);
    assertThat(bank.charge(request("rch_1", "tok_ok"))).isInstanceOf(Charged.class);

    assertThat(simulator.charged()).isEqualTo(1);
  }

  @Test
  void tellsWhenTheBankDeclines() {
    assertThat(bank.charge(request("rch_1", "tok_declined")))
        .isEqualTo(new Declined("insufficient-funds"));
    assertThat(bank.query(request("rch_1", "tok_ok").expected()))
        .isEqualTo(new Declined("insufficient-funds"));
  }

  @Test
  void doesNotKnowWhatBecameOfARequestWithoutAnAnswerUntilItAsks() {
    assertThat(bank.charge(request("rch_1", "tok_timeout_then_ok"))).isInstanceOf(Unknown.class);
    assertThat(bank.query(request("rch_1", "tok_ok").expected())).isInstanceOf(Charged.class);
  }

  @Test
  void doesNotRepeatARequestWithoutAnAnswer() {
    bank.charge(request("rch_1", "tok_timeout_then_ok"));

    assertThat(simulator.chargeRequests()).isEqualTo(1);
  }

  @Test
  void waitsForNoAnswerThatTricklesIn() throws Exception {
    try (var trickling = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.startVirtualThread(() -> trickle(trickling));
      requests.destroy();
      bank = bankAt("http://127.0.0.1:" + trickling.getLocalPort());

      assertThat(CompletableFuture.supplyAsync(() -> bank.charge(request("rch_1", "tok_ok"))))
          .succeedsWithin(Duration.ofSeconds(20))
          .isInstanceOf(Unknown.class);
    }
  }

  // A blank may precede any value of JSON, and the next one always comes in time.
  private static void trickle(ServerSocket server) {
    try (var connection = server.accept()) {
      var answer = connection.getOutputStream();
      answer.write(
          "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      while (!Thread.interrupted()) {
        answer.write(' ');
        answer.flush();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
      }
    } catch (IOException brokenOff) {
      // As it should be.
    }
  }

  @Test
  void knowsThatNothingWasTakenWhereNoConnectionCameAbout() {
    assertThat(BankFailure.of(new ResourceAccessException(
            "POST", new ConnectTimeoutException("The bank did not pick up"))))
        .isInstanceOf(BankFailure.NotTaken.class);
    assertThat(BankFailure.of(
            new ResourceAccessException("POST", new SocketTimeoutException("Read timed out"))))
        .isInstanceOf(BankFailure.NoAnswer.class);
  }

  @Test
  void repeatsARequestThatTheBankTurnedAway() {
    assertThat(bank.charge(request("rch_1", "tok_error_503"))).isInstanceOf(NotTaken.class);

    assertThat(simulator.chargeRequests()).isEqualTo(3);
    assertThat(bank.query(request("rch_1", "tok_ok").expected())).isEqualTo(new NotFound());
  }

  @Test
  void knowsThatNothingWasChargedWhenTheBankCannotBeReached() {
    simulator.close();

    assertThat(bank.charge(request("rch_1", "tok_ok"))).isInstanceOf(NotTaken.class);
    assertThat(bank.query(request("rch_1", "tok_ok").expected())).isInstanceOf(Unknown.class);
  }

  @Test
  void takesADifferentChargeUnderItsReferenceForUnknown() {
    bank.charge(request("rch_1", "tok_ok"));

    var other = new ChargeRequest("rch_1", "tok_ok", Money.of(999, "CNY"));
    assertThat(bank.charge(other)).isInstanceOf(Unknown.class);
  }

  @Test
  void acceptsThatTheBankWillNeverReadAMalformedRequest() {
    assertThat(bank.charge(request("rch_1", "tok with spaces")))
        .isEqualTo(new Declined("malformed"));
  }

  @Test
  void leavesTheBankAloneWhileTheBreakerIsOpen() {
    simulator.available(false);
    bank.charge(request("rch_1", "tok_ok"));
    bank.charge(request("rch_2", "tok_ok"));
    var before = simulator.chargeRequests();

    assertThat(bank.charge(request("rch_3", "tok_ok"))).isInstanceOf(NotTaken.class);
    assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.OPEN);
    assertThat(simulator.chargeRequests()).isEqualTo(before);
  }

  @Test
  void neverShowsTheFundingToken() {
    assertThat(request("rch_1", "tok_secret").toString()).doesNotContain("tok_secret");
    assertThat(BankApi.NewCharge.of(request("rch_1", "tok_secret")).toString())
        .doesNotContain("tok_secret");
  }

  @Test
  void timesCallsByTheirAnswer() {
    bank.charge(request("rch_1", "tok_ok"));

    assertThat(meters
            .get("tandem.wallet.bank.calls")
            .tags("operation", "charge", "answer", "Charged")
            .timer()
            .count())
        .isEqualTo(1);
  }

  private static ChargeRequest request(String reference, String fundingToken) {
    return new ChargeRequest(reference, fundingToken, Money.of(500, "CNY"));
  }
}
