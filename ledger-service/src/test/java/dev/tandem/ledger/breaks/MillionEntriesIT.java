package dev.tandem.ledger.breaks;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.ledger.BankFile;
import dev.tandem.ledger.BankSide;
import dev.tandem.ledger.Books;
import dev.tandem.ledger.RunningLedger;
import dev.tandem.ledger.chart.Account;
import dev.tandem.ledger.journal.Journal;
import dev.tandem.ledger.journal.JournalKind;
import dev.tandem.ledger.journal.Line;
import dev.tandem.ledger.journal.PostJournals;
import dev.tandem.localstack.bank.statement.StatementWriter;
import dev.tandem.messaging.support.UuidV7;
import dev.tandem.web.test.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Measures a statement of a million entries. The file is written by a run of its own, so that the
 * import can have a small heap: {@code -Dtandem.million=/tmp/million.xml}.
 */
@RunningLedger
@EnabledIfSystemProperty(named = "tandem.million", matches = ".+")
class MillionEntriesIT {

  private static final int ENTRIES = 1_000_000;
  private static final int BATCH = 5_000;
  private static final String CURRENCY = "BRL";
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  private final Path file = Path.of(System.getProperty("tandem.million"));

  @LocalServerPort
  int port;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  PostJournals posting;

  @Autowired
  PlatformTransactionManager transactions;

  @Autowired
  FindBreaks findBreaks;

  @Test
  void writesTheFile() throws IOException {
    var statement = new BankFile(CURRENCY, DAY, 61, 0);
    for (var number = 0; number < ENTRIES; number++) {
      statement.with(reference(number), 1_000 + number % 100);
    }
    try (var out = Files.newOutputStream(file)) {
      StatementWriter.write(out, List.of(statement.statement()));
    }
    assertThat(file).isNotEmptyFile();
  }

  @Test
  void importsAndMatchesIt() {
    var books = new Books(posting, jdbc, new TransactionTemplate(transactions));
    var side = new BankSide(jdbc, books, CURRENCY);

    var importing = timed("import", () -> {
      var api = new Api(port);
      var reply = api.send(api.request("/v1/bank-statements")
          .header("Content-Type", "application/xml")
          .header("Idempotency-Key", UUID.randomUUID().toString())
          .POST(publisher()));
      assertThat(reply.status()).isEqualTo(201);
    });
    timed("post", () -> post(books));
    var matching = timed("match", () -> findBreaks.run());

    assertThat(side.openEntries()).isZero();
    assertThat(side.expected()).isEmpty();
    assertThat(side.on(Account.BANK_CLEARING)).isZero();
    assertThat(importing).isLessThan(Duration.ofSeconds(60));
    assertThat(matching).isLessThan(Duration.ofSeconds(60));
  }

  private BodyPublisher publisher() {
    try {
      return BodyPublishers.ofFile(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void post(Books books) {
    var at = DAY.atTime(3, 0).toInstant(ZoneOffset.UTC);
    var batch = new ArrayList<Journal>(BATCH);
    for (var number = 0; number < ENTRIES; number++) {
      var amount = Money.of(1_000 + number % 100, CURRENCY);
      batch.add(new Journal(
          UuidV7.next(),
          JournalKind.RECHARGE,
          reference(number),
          at,
          List.of(
              Line.debit(Account.BANK_CLEARING, amount), Line.credit(Account.CUSTOMERS, amount))));
      if (batch.size() == BATCH) {
        books.post(batch);
        batch.clear();
      }
    }
  }

  private static String reference(int number) {
    return "rch_" + new UUID(0x0198_0000_0000_7000L, 0x8000_0000_0000_0000L + number);
  }

  private static Duration timed(String what, Runnable work) {
    var start = Instant.now();
    work.run();
    var took = Duration.between(start, Instant.now());
    LoggerFactory.getLogger(MillionEntriesIT.class)
        .info("{}: {} s for {} entries", what, took.toMillis() / 1_000.0, ENTRIES);
    return took;
  }
}
