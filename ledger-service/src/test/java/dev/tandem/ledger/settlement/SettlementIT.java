package dev.tandem.ledger.settlement;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import dev.tandem.contract.Money;
import dev.tandem.ledger.Books;
import dev.tandem.ledger.Published;
import dev.tandem.ledger.RunningLedger;
import dev.tandem.ledger.chart.Account;
import dev.tandem.ledger.journal.Journal;
import dev.tandem.ledger.journal.JournalKind;
import dev.tandem.ledger.journal.Line;
import dev.tandem.ledger.journal.PostJournals;
import dev.tandem.localstack.bank.BankSimulator;
import dev.tandem.messaging.EventPublisher;
import dev.tandem.web.test.Api;
import dev.tandem.web.test.Reply;
import dev.tandem.web.work.PollingWorker;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static dev.tandem.ledger.Books.subscription;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Windows from open to paid, with the bank of the local stack. Each test has its own currency. */
@RunningLedger
class SettlementIT {

  private static final BankSimulator BANK = BankSimulator.start(0);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Autowired
  PostJournals posting;

  @Autowired
  JdbcSettlements settlements;

  @Autowired
  SettlementMeters meters;

  @Autowired
  EventPublisher events;

  @Autowired
  MeterRegistry registry;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  TransactionTemplate transaction;

  @Autowired
  PlatformTransactionManager transactions;

  @Autowired
  PollingWorker settlementWorker;

  @Autowired
  Clock clock;

  @LocalServerPort
  int port;

  Api api;
  Books books;

  @DynamicPropertySource
  static void bank(DynamicPropertyRegistry registry) {
    registry.add("tandem.ledger.payout.bank-url", BANK::url);
    registry.add("tandem.ledger.payout.ask-again", () -> "200ms");
    registry.add("tandem.ledger.payout.poll-interval", () -> "100ms");
  }

  @BeforeEach
  void setUp() {
    api = new Api(port);
    books = new Books(posting, jdbc, transaction);
  }

  @Test
  void closesWithoutWaitingForWhoIsPostingAndPaysWhatTheyPosted() throws Exception {
    books.post(subscription(money(700, "HKD"), Instant.now()));
    var id = openIn("HKD");
    var posted = new CountDownLatch(1);
    var mayCommit = new CountDownLatch(1);
    try (var threads = Executors.newSingleThreadExecutor()) {
      var poster = threads.submit(() -> transaction.executeWithoutResult(status -> {
        posting.post(List.of(subscription(money(30, "HKD"), Instant.now())));
        posted.countDown();
        hold(mayCommit);
      }));
      posted.await();

      assertThat(close(id).text("status")).isEqualTo("CLOSED");
      books.post(subscription(money(5, "HKD"), Instant.now()));
      mayCommit.countDown();
      poster.get();
    }

    awaitStatus(id, "PAYING");
    assertThat(settlement(id).number("netMinor")).isEqualTo(730);
    assertThat(settlement(openIn("HKD")).number("netMinor")).isEqualTo(5);
    assertThat(balance(Account.PAYOUT_IN_TRANSIT, "HKD")).isEqualTo(730);
    assertThat(balance(Account.FUND_HOUSE_PAYABLE, "HKD")).isEqualTo(5);
    assertThat(close(id).code()).isEqualTo("settlement-not-open");
  }

  @Test
  void paysOnceWhateverDiesBetweenTheBankAndTheBooks() throws Exception {
    books.post(subscription(money(900, "USD"), Instant.now()));
    var id = openIn("USD");
    close(id);
    awaitStatus(id, "PAYING");

    // The bank takes the order, and its answer is lost on the way.
    untilReason(id, "bank-unanswered", paying(new PayoutBank(properties(BANK.url())) {
      @Override
      Answer pay(String order) {
        assertThat(super.pay(order)).isEqualTo(new Answer.Accepted());
        return new Answer.Unknown("lost");
      }
    }));
    await().atMost(PATIENCE).until(() -> settlement(id).text("statusReason").equals("accepted"));

    // As if this had died after the bank took the order, and before it was written down.
    jdbc.sql("UPDATE settlement SET due_at = now(), status_reason = NULL WHERE id = :id")
        .param("id", uuid(id))
        .update();
    await().atMost(PATIENCE).until(() -> settlement(id).text("statusReason").equals("accepted"));

    var statement = statementOf("USD");
    assertThat(statement.split(id, -1)).as(statement).hasSize(2);
    assertThat(settlement(id).text("payoutReference"))
        .isEqualTo(uuid(id).toString().replace("-", ""));
  }

  @Test
  void settlesWhenAStatementHasShownThePayment() {
    books.post(subscription(money(400, "EUR"), Instant.now()));
    var id = openIn("EUR");
    close(id);
    awaitStatus(id, "PAYING");

    books.post(new Journal(
        UUID.randomUUID(),
        JournalKind.PAYOUT_SETTLED,
        id,
        Instant.now(),
        List.of(
            Line.debit(Account.PAYOUT_IN_TRANSIT, money(400, "EUR")),
            Line.credit(Account.NOSTRO, money(400, "EUR")))));

    awaitStatus(id, "SETTLED");
    assertThat(balance(Account.PAYOUT_IN_TRANSIT, "EUR")).isZero();
    assertThat(Published.about(jdbc, id)).containsExactly("SettlementClosed", "PayoutSettled");
  }

  @Test
  void owesAgainWhatTheBankDoesNotPay() {
    books.post(subscription(money(250, "GBP"), Instant.now()));
    var id = openIn("GBP");
    close(id);
    awaitStatus(id, "PAYING");
    var refused = registry.get("tandem.ledger.settlements.refused").counter();
    var before = refused.count();
    assertThat(
            registry.get("tandem.ledger.settlements.unpaid.oldest").timeGauge().value())
        .isPositive();

    untilReason(id, "AC03", paying(new PayoutBank(properties(BANK.url())) {
      @Override
      Answer pay(String order) {
        return new Answer.Refused("AC03");
      }
    }));

    assertThat(settlement(id).text("status")).isEqualTo("FAILED");
    assertThat(refused.count()).isEqualTo(before + 1);
    assertThat(settlement(openIn("GBP")).number("netMinor")).isEqualTo(250);
    assertThat(balance(Account.FUND_HOUSE_PAYABLE, "GBP")).isEqualTo(250);
    assertThat(balance(Account.PAYOUT_IN_TRANSIT, "GBP")).isZero();
  }

  @Test
  void stopsTellingABankThatDeclinesUntilAnOperatorSaysSo() {
    books.post(subscription(money(60, "MAD"), Instant.now()));
    var id = openIn("MAD");
    close(id);
    awaitStatus(id, "PAYING");
    await().atMost(PATIENCE).until(() -> settlement(id).text("statusReason").equals("accepted"));
    var refused = registry.get("tandem.ledger.settlements.refused").counter();
    var before = refused.count();
    var declining = paying(new PayoutBank(properties(BANK.url())) {
      @Override
      Answer pay(String order) {
        return new Answer.Declined("400");
      }
    });
    assertThat(payAgain(id).code()).isEqualTo("settlement-not-declined");

    // It would ask the bank that accepts, at any moment of this.
    settlementWorker.stop();
    untilReason(id, "bank-declines", declining);
    untilGivenUp(id, declining);
    settlementWorker.start();

    assertThat(settlement(id).text("status")).isEqualTo("PAYING");
    assertThat(refused.count()).isEqualTo(before + 1);
    assertThat(balance(Account.PAYOUT_IN_TRANSIT, "MAD")).isEqualTo(60);

    assertThat(payAgain(id).status()).isEqualTo(200);
    await().atMost(PATIENCE).until(() -> settlement(id).text("statusReason").equals("accepted"));
  }

  @Test
  void settlesAnEmptyWindowAndCarriesWhatTheHouseIsOwed() {
    var accepted = subscription(money(100, "SGD"), Instant.now());
    books.post(accepted);
    var first = openIn("SGD");
    close(first);
    awaitStatus(first, "PAYING");
    var empty = openIn("SGD");
    close(empty);
    awaitStatus(empty, "SETTLED");
    assertThat(settlement(empty).number("netMinor")).isZero();

    // The order is reversed after it was paid for.
    var inDebt = openIn("SGD");
    books.post(new Journal(
        UUID.randomUUID(),
        JournalKind.REVERSAL,
        accepted.reference(),
        Instant.now(),
        List.of(
            Line.debit(Account.FUND_HOUSE_PAYABLE, money(100, "SGD")),
            Line.credit(Account.CUSTOMERS, money(100, "SGD")))));
    close(inDebt);
    awaitStatus(inDebt, "SETTLED");
    assertThat(settlement(inDebt).text("statusReason")).isEqualTo("carried");
    assertThat(settlement(openIn("SGD")).number("netMinor")).isEqualTo(-100);
  }

  @Test
  void readsWhatTheBankReports() {
    assertThat(PayoutBank.read("<Document><GrpSts>RJCT</GrpSts><Cd>AC02</Cd></Document>"))
        .isEqualTo(new PayoutBank.Answer.Refused("AC02"));
    assertThat(PayoutBank.read("<Document><GrpSts>RJCT</GrpSts><Cd>AM05</Cd></Document>"))
        .isEqualTo(new PayoutBank.Answer.Accepted());
    assertThat(PayoutBank.read("<html>")).isInstanceOf(PayoutBank.Answer.Unknown.class);
  }

  private PaySettlements paying(PayoutBank bank) {
    return new PaySettlements(
        settlements, posting, events, bank, properties(BANK.url()), meters, transactions, clock);
  }

  // The service's own worker may be faster: then the window is due once more.
  private void untilReason(String id, String reason, PaySettlements paying) {
    await().atMost(PATIENCE).until(() -> {
      jdbc.sql("UPDATE settlement SET due_at = now() WHERE id = :id AND status = 'PAYING'")
          .param("id", uuid(id))
          .update();
      paying.work();
      return settlement(id).text("statusReason").equals(reason);
    });
  }

  // The pause of the last time is over.
  private void untilGivenUp(String id, PaySettlements paying) {
    jdbc.sql("UPDATE settlement SET due_at = now() WHERE id = :id")
        .param("id", uuid(id))
        .update();
    paying.work();
    assertThat(jdbc.sql("SELECT due_at IS NULL FROM settlement WHERE id = :id")
            .param("id", uuid(id))
            .query(Boolean.class)
            .single())
        .isTrue();
  }

  private Reply payAgain(String id) {
    return api.post("/v1/settlements/" + id + "/payment", "{}");
  }

  static PayoutProperties properties(String bank) {
    return new PayoutProperties(
        URI.create(bank),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        2,
        Duration.ofSeconds(1),
        "Bank",
        "Tandem",
        "TANDEM-",
        "FUND-HOUSE-1");
  }

  private static Money money(long minor, String currency) {
    return Money.of(minor, currency);
  }

  private String openIn(String currency) {
    return api.get("/v1/settlements?status=OPEN&limit=100").data().stream()
        .filter(it -> it.path("currency").asString().equals(currency))
        .map(it -> it.path("id").asString())
        .findFirst()
        .orElseThrow();
  }

  private Reply close(String id) {
    return api.post("/v1/settlements/" + id + "/close", "{}");
  }

  private Reply settlement(String id) {
    return api.get("/v1/settlements/" + id);
  }

  private void awaitStatus(String id, String status) {
    await().atMost(PATIENCE).until(() -> settlement(id).text("status").equals(status));
  }

  private static UUID uuid(String id) {
    return UUID.fromString(id.substring(4));
  }

  private long balance(Account account, String currency) {
    return jdbc.sql("""
            SELECT coalesce(sum(amount_minor), 0)::bigint
            FROM posting WHERE account = :account AND currency = :currency
            """)
        .param("account", account.name())
        .param("currency", currency)
        .query(Long.class)
        .single();
  }

  /** The part of today's statement that is in {@code currency}. */
  private static String statementOf(String currency) throws Exception {
    var today = LocalDate.now(ZoneOffset.UTC);
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(
          HttpRequest.newBuilder(URI.create(BANK.url() + "/statements/" + today))
              .build(),
          HttpResponse.BodyHandlers.ofString());
      return answer.body().substring(answer.body().indexOf("TANDEM-" + currency));
    }
  }

  private static void hold(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
