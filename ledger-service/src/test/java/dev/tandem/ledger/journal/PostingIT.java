package dev.tandem.ledger.journal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.tandem.ledger.Books;
import dev.tandem.ledger.RunningLedger;
import dev.tandem.ledger.chart.Account;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static dev.tandem.ledger.Books.cny;
import static dev.tandem.ledger.Books.recharge;
import static dev.tandem.ledger.Books.subscription;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

/** What the database and the posting of journals hold the books to. */
@RunningLedger
class PostingIT {

  private static final Instant MONDAY_NOON = Instant.parse("2026-11-23T04:00:00Z");

  @Autowired
  PostJournals posting;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  TransactionTemplate transaction;

  Books books;

  @BeforeEach
  void books() {
    books = new Books(posting, jdbc, transaction);
  }

  @Test
  void postsACauseOnceHoweverOftenItIsTold() {
    var journal = recharge(cny(1_000), MONDAY_NOON);

    assertThat(books.post(journal, journal)).isEqualTo(1);
    assertThat(books.post(journal)).isZero();

    assertThat(books.linesOf(journal.reference()))
        .containsOnly(entry("BANK_CLEARING", -1_000L), entry("CUSTOMERS", 1_000L));
  }

  @Test
  void looksUpNoMoreJournalsForABatchTheMoreThereAre() {
    transaction.executeWithoutResult(status -> {
      // A session keeps the plans that it made for its first batch.
      jdbc.sql("DISCARD PLANS").update();
      long first = rowsReadToPost(500);
      IntStream.range(0, 6).forEach(batch -> rowsReadToPost(500));

      assertThat(rowsReadToPost(500)).isLessThan(first + 500);
      status.setRollbackOnly();
    });
  }

  private long rowsReadToPost(int journals) {
    var batch =
        Stream.generate(() -> recharge(cny(100), MONDAY_NOON)).limit(journals).toList();
    long before = rowsRead();
    posting.post(batch);
    return rowsRead() - before;
  }

  /** Of journals and postings, by this transaction. */
  private long rowsRead() {
    return jdbc.sql("""
            SELECT sum(seq_tup_read + idx_tup_fetch)::bigint FROM pg_stat_xact_user_tables
            WHERE relname IN ('journal', 'posting')
            """).query(Long.class).single();
  }

  @Test
  void datesByTheCutOffOfTheTradingDay() {
    var noon = recharge(cny(1), MONDAY_NOON);
    var evening = recharge(cny(1), Instant.parse("2026-11-20T12:00:00Z"));
    books.post(noon, evening);

    assertThat(books.businessDateOf(noon)).isEqualTo("2026-11-23");
    assertThat(books.businessDateOf(evening)).isEqualTo("2026-11-23");
  }

  @Test
  void leavesNothingBehindWhenItsTransactionIsLost() {
    var journal = recharge(cny(1_000), MONDAY_NOON);
    transaction.executeWithoutResult(status -> {
      posting.post(List.of(journal));
      status.setRollbackOnly();
    });
    assertThat(books.linesOf(journal.reference())).isEmpty();

    assertThat(books.post(journal)).isEqualTo(1);
  }

  @Test
  void stampsWhatFundHousesAreOwedWithTheOpenWindow() {
    var journal = subscription(cny(900), MONDAY_NOON);
    books.post(journal);

    assertThat(jdbc.sql("""
            SELECT s.status || ' ' || s.counterparty
            FROM posting p JOIN journal j ON j.id = p.journal_id
              JOIN settlement s ON s.id = p.settlement_id
            WHERE j.event_id = :id
            """).param("id", journal.causeId()).query(String.class).single())
        .isEqualTo("OPEN fund-house");
  }

  @Test
  void postsFromManyThreadsWithoutAGapInAnyChain() throws Exception {
    try (var threads = Executors.newFixedThreadPool(12)) {
      var work = IntStream.range(0, 60)
          .<Callable<Integer>>mapToObj(n -> () -> books.post(IntStream.range(0, 20)
              .mapToObj(m -> m % 2 == 0
                  ? recharge(cny(n + 1), MONDAY_NOON)
                  : subscription(cny(n + 1), MONDAY_NOON))
              .toList()))
          .toList();
      for (var posted : threads.invokeAll(work)) {
        assertThat(posted.get()).isEqualTo(20);
      }
    }

    assertThat(jdbc.sql("""
            SELECT count(*)
            FROM chain_head h
            WHERE position <> (SELECT count(*) FROM journal j WHERE j.chain = h.chain)
              OR position > 0 AND hash <> (
                SELECT j.hash FROM journal j
                WHERE j.chain = h.chain AND j.chain_position = h.position)
            """).query(Integer.class).single()).isZero();
  }

  @Test
  void theDatabaseRefusesWhatIsOutOfBalanceAddedLaterOrChanged() {
    var journal = recharge(cny(1_000), MONDAY_NOON);
    books.post(journal);
    var id = jdbc.sql("SELECT id FROM journal WHERE event_id = :id")
        .param("id", journal.causeId())
        .query(UUID.class)
        .single();

    refuses("journal_balances", """
        INSERT INTO posting (journal_id, number, account, currency, amount_minor)
        VALUES ('%s', 3, 'CUSTOMERS', 'CNY', 1)
        """.formatted(id));
    refuses("journal_is_whole", """
        INSERT INTO posting (journal_id, number, account, currency, amount_minor)
        VALUES ('%s', 3, 'CUSTOMERS', 'CNY', 1), ('%1$s', 4, 'CUSTOMERS', 'CNY', -1)
        """.formatted(id));
    refuses("journal_has_postings", """
        INSERT INTO journal SELECT uuidv7(), uuidv7(), kind, reference, business_date,
          effective_at, posted_at, posting_count, 3::smallint, 1000000, hash, hash
        FROM journal WHERE id = '%s'
        """.formatted(id));
    for (var change : List.of(
        "UPDATE journal SET id = id",
        "UPDATE posting SET amount_minor = 1",
        "DELETE FROM posting",
        "DELETE FROM journal",
        "TRUNCATE posting",
        "TRUNCATE journal CASCADE")) {
      assertThatThrownBy(() -> jdbc.sql(change).update())
          .as(change)
          .isInstanceOf(DataAccessException.class)
          .satisfies(e -> assertThat(String.valueOf(e.getCause()))
              .containsAnyOf("permission denied", "only ever added"));
    }
  }

  @Test
  void theChartIsTheSameInTheProgramAndInTheDatabase() {
    assertThat(jdbc.sql("SELECT code || ' ' || kind FROM account")
            .query(String.class)
            .list())
        .containsExactlyInAnyOrderElementsOf(Stream.of(Account.values())
            .map(account -> account.name() + " " + account.kind())
            .toList());
  }

  private void refuses(String constraint, String statement) {
    assertThatThrownBy(() -> jdbc.sql(statement).update())
        .isInstanceOf(DataAccessException.class)
        .satisfies(e -> assertThat(
                ((PSQLException) e.getCause()).getServerErrorMessage().getConstraint())
            .isEqualTo(constraint));
  }
}
