package dev.tandem.wallet;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import dev.tandem.localstack.bank.BankSimulator;
import dev.tandem.test.TandemBackends;
import dev.tandem.web.test.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The service as it runs, on a real database, a real broker and a simulated bank; the test is risk.
 */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "management.server.port=0",
      "tandem.messaging.topics.create=true",
      "tandem.wallet.bank.answer-timeout=1500ms",
      "tandem.wallet.charging.first-query=200ms",
      "tandem.wallet.charging.max-backoff=1s",
      "tandem.wallet.charging.stale=1500ms",
      // Long enough for a slow machine to reach the bank, short enough to wait for once.
      "tandem.wallet.charging.charge-window=8s",
      "tandem.wallet.charging.request-lifetime=3s",
      "tandem.wallet.charging.settle-interval=100ms",
      "tandem.wallet.charging.backlog-interval=100ms",
      "tandem.wallet.recharge.expiry-interval=100ms",
      // Reads by the clock, not by the order: it would count against whatever test it falls into.
      "tandem.wallet.ledger.sum-up-interval=1h",
      "tandem.web.waiting.max-requests=4",
      // What fails becomes a dead letter at once, not after hours.
      "tandem.messaging.consumers.wallet-fund-reversals.max-attempts=1",
      "tandem.messaging.consumers.wallet-fund-reversals.linger=0ms",
      // Tokens that bring trouble to one test must not open the breaker for another.
      "resilience4j.circuitbreaker.instances.bank.minimum-number-of-calls=100000",
    })
@TandemBackends(database = "wallet")
@ActiveProfiles("demo")
@Import({Risk.class, Outcomes.class, FundOrders.class, PaymentOutcomes.class})
abstract class RunningService {

  static final BankSimulator BANK = BankSimulator.start(0);

  static final Duration PATIENCE = Duration.ofSeconds(60);

  @LocalServerPort
  private int port;

  @LocalManagementPort
  private int managementPort;

  @Autowired
  Risk risk;

  @Autowired
  Outcomes outcomes;

  @Autowired
  FundOrders fundOrders;

  @Autowired
  PaymentOutcomes payments;

  @Autowired
  JdbcClient jdbc;

  WalletApi api;

  @DynamicPropertySource
  static void bank(DynamicPropertyRegistry registry) {
    registry.add("tandem.wallet.bank.url", BANK::url);
  }

  @BeforeEach
  void connect() {
    api = new WalletApi(port);
  }

  @AfterEach
  void bankAnswersAgain() {
    BANK.available(true);
    BANK.answerAfter(Duration.ZERO);
  }

  int port() {
    return port;
  }

  /** Moves the service's time on, as an operator of the demo does. */
  void advanceClock(Duration duration) {
    var moved = operator().as("demo", "service").post("/actuator/clock", """
        {"duration": "%s"}\
        """.formatted(duration));
    assertThat(moved.status()).isEqualTo(200);
  }

  /** The operator's side of the service. */
  WalletApi operator() {
    return new WalletApi(managementPort);
  }

  /** A new owner's wallet in yuan. */
  String aWallet() {
    return api.openWallet("owner-" + UUID.randomUUID(), "CNY").text("id");
  }

  /** A recharge of 12.50 yuan that waits for its risk decision. */
  String aRecharge(String walletId, String fundingToken) {
    return api.recharge(walletId, 1250, fundingToken).text("id");
  }

  Reply awaitStatus(String rechargeId, String... statuses) {
    return await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> api.get("/v1/recharges/" + rechargeId),
            reply -> List.of(statuses).contains(reply.text("status")));
  }

  /** Waits until the effects of these events are committed; none of them may have failed. */
  void awaitHandled(UUID... eventIds) {
    for (var eventId : eventIds) {
      await().atMost(PATIENCE).until(() -> countOf("inbox", eventId) == 1);
      // A dead letter has an inbox row as well.
      assertThat(countOf("dead_letter", eventId))
          .as("dead letters of %s", eventId)
          .isZero();
    }
  }

  private long countOf(String table, UUID eventId) {
    return jdbc.sql("SELECT count(*) FROM messaging." + table + " WHERE event_id = ?")
        .param(eventId)
        .query(Long.class)
        .single();
  }

  long heldMinor(String walletId) {
    return api.get("/v1/wallets/" + walletId).number("heldMinor");
  }

  /** A new owner's wallet with so much yuan in it. */
  String aWalletHolding(long amountMinor) {
    var wallet = aWallet();
    var recharge = api.recharge(wallet, amountMinor, "tok_ok").text("id");
    risk.approves(recharge);
    awaitStatus(recharge, "COMPLETED");
    return wallet;
  }

  long availableMinor(String walletId) {
    return api.get("/v1/wallets/" + walletId).number("availableMinor");
  }
}
