package dev.tandem.ledger.day;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import dev.tandem.ledger.Books;
import dev.tandem.ledger.RunningLedger;
import dev.tandem.ledger.journal.PostJournals;
import dev.tandem.test.Crashes;
import dev.tandem.web.test.Api;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.transaction.support.TransactionTemplate;

import static dev.tandem.ledger.Books.cny;
import static dev.tandem.ledger.Books.recharge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What closing a date means: it ends what other tests of the same books could rely on. */
@RunningLedger
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClosingIT {

  private static final Instant MONDAY = Instant.parse("2025-11-24T04:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2025-11-25T04:00:00Z");

  @Autowired
  PostJournals posting;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  TransactionTemplate transaction;

  @Autowired
  CloseDays closing;

  @LocalServerPort
  int port;

  Books books;
  Api api;

  @BeforeEach
  void books() {
    books = new Books(posting, jdbc, transaction);
    api = new Api(port);
  }

  @Test
  @Order(1)
  void waitsForJournalsThatAreBeingPostedAndStaysTheSameForEver() throws Exception {
    books.post(recharge(cny(500), MONDAY));
    var posted = new CountDownLatch(1);
    var mayCommit = new CountDownLatch(1);
    var late = recharge(cny(70), MONDAY);
    try (var threads = Executors.newFixedThreadPool(2)) {
      var poster = threads.submit(() -> transaction.executeWithoutResult(status -> {
        posting.post(List.of(late));
        posted.countDown();
        await(mayCommit);
      }));
      posted.await();
      var closer = threads.submit(() -> api.post("/v1/business-dates/2025-11-24/close", "{}"));
      Awaitility.await().until(this::somebodyWaits);
      assertThat(closer.isDone()).isFalse();
      mayCommit.countDown();
      poster.get();
      assertThat(closer.get().status()).isEqualTo(200);
    }

    assertThat(books.businessDateOf(late)).isEqualTo("2025-11-24");
    assertThat(balance("2025-11-24")).isEqualTo(570);
    books.post(recharge(cny(1_000), MONDAY), recharge(cny(2_000), TUESDAY));
    assertThat(balance("2025-11-24")).isEqualTo(570);
    assertThat(balance("2025-11-25")).isEqualTo(3_570);
  }

  @Test
  @Order(2)
  void whatComesAfterTheCloseGoesToTheOpenDateWithItsTrueEffectiveTime() {
    var late = recharge(cny(5), MONDAY);
    books.post(late);

    assertThat(books.businessDateOf(late)).isEqualTo("2025-11-25");
    assertThat(jdbc.sql("SELECT effective_at FROM journal WHERE event_id = :id")
            .param("id", late.causeId())
            .query((row, number) -> row.getTimestamp(1).toInstant())
            .single())
        .isEqualTo(MONDAY);
  }

  @Test
  @Order(9)
  void closesADateOnceWhereverItDies() {
    var first = LocalDate.of(2025, 11, 25);
    var before = closedDays();

    var boundaries = Crashes.everywhere(
        number -> {}, number -> closing.close(first.plusDays(number), "olga"), number -> {
          assertThat(closing.close(first.plusDays(number), "olga"))
              .isInstanceOfSatisfying(
                  ClosingOutcome.Closed.class,
                  closed -> assertThat(closed.day().closedBy()).isEqualTo("olga"));
          assertThat(closedDays()).isEqualTo(before + number);
        });

    assertThat(boundaries).isGreaterThan(5);
  }

  private int closedDays() {
    return jdbc.sql("SELECT count(*) FROM closed_day").query(Integer.class).single();
  }

  @Test
  @Order(3)
  void theDatabaseRefusesAJournalOfAClosedDate() {
    assertThatThrownBy(() -> jdbc.sql("""
            INSERT INTO journal
            SELECT uuidv7(), uuidv7(), kind, reference, '2025-11-24', effective_at, posted_at,
              posting_count, chain, 1000000, hash, hash
            FROM journal LIMIT 1
            """).update()).isInstanceOf(DataAccessException.class);
  }

  @Test
  @Order(4)
  void closesAgainWithoutEffectInOrderAndOnlyWhatIsOver() {
    var again = api.post("/v1/business-dates/2025-11-24/close", "{}");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.number("journalCount")).isGreaterThan(1);
    var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    assertThat(
            api.post("/v1/business-dates/" + today.plusDays(7) + "/close", "{}").code())
        .isEqualTo("business-date-not-over");
    assertThat(api.post("/v1/business-dates/2025-11-21/close", "{}").code())
        .isEqualTo("business-date-not-next");
    assertThat(api.get("/v1/business-dates").json().at("/closed/0/businessDate").asString())
        .isEqualTo("2025-11-24");
    assertThat(ChronoUnit.DAYS.between(
            LocalDate.parse(api.get("/v1/business-dates").text("current")), today))
        .isLessThan(2);
  }

  private long balance(String date) {
    return api.get("/v1/statements/balance-sheet?currency=CNY&businessDate=" + date)
        .json()
        .at("/data/0/sections/0/total/balanceMinor")
        .asLong();
  }

  private boolean somebodyWaits() {
    return jdbc.sql("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
            .query(Integer.class)
            .single()
        > 0;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
