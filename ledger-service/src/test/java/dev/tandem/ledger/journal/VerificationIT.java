package dev.tandem.ledger.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import dev.tandem.ledger.Books;
import dev.tandem.ledger.RunningLedger;
import dev.tandem.web.test.Api;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static dev.tandem.ledger.Books.cny;
import static dev.tandem.ledger.Books.recharge;
import static dev.tandem.ledger.Books.subscription;
import static org.assertj.core.api.Assertions.assertThat;

/** Whoever changes the books behind the service's back is found out. */
@RunningLedger
class VerificationIT {

  @Autowired
  PostJournals posting;

  @Autowired
  VerifyJournals verifying;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  TransactionTemplate transaction;

  @LocalServerPort
  int port;

  @LocalManagementPort
  int managementPort;

  List<Journal> journals;

  @BeforeEach
  void someJournalsArePosted() {
    var books = new Books(posting, jdbc, transaction);
    journals = IntStream.range(0, 50)
        .mapToObj(n -> n % 3 == 0
            ? subscription(cny(n + 1), Instant.parse("2026-11-23T04:00:00Z"))
            : recharge(cny(n + 1), Instant.parse("2026-11-23T04:00:00Z")))
        .toList();
    books.post(journals);
    assertThat(verifying.verify().damages()).isEmpty();
  }

  @AfterEach
  void theBooksAreGenuineAgain() {
    assertThat(verifying.verify().damages()).isEmpty();
  }

  @Test
  void findsAChangedAmount() {
    finds(
        "is not as it was written",
        "UPDATE posting SET amount_minor = amount_minor # 1 WHERE journal_id = '%s' AND number = 1");
  }

  @Test
  void findsOneChangedByteOfAReference() {
    finds("is not as it was written", "UPDATE journal SET reference = 'x' WHERE id = '%s'");
  }

  @Test
  void findsAnEffectiveTimeThatMovedByAMicrosecond() {
    finds(
        "is not as it was written",
        "UPDATE journal SET effective_at = effective_at + interval '1 us' WHERE id = '%s'");
  }

  @Test
  void findsAJournalThatWasTakenAway() {
    finds("are missing before", "DELETE FROM journal WHERE id = '%s'");
  }

  @Test
  void findsAJournalWhoseHashWasMadeToFit() {
    finds(
        "does not follow the one before it",
        "UPDATE journal SET hash = sha256('forged') WHERE id = '%s'");
  }

  @Test
  void findsTurnoverThatPostingsDoNotAddUpTo() {
    finds(
        "turnover of",
        "UPDATE turnover SET debit_minor = debit_minor + 1 WHERE account = 'BANK_CLEARING'");
  }

  @Test
  void answersOperators() {
    var reply = new Api(managementPort).get("/actuator/verification");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("intact").asBoolean()).isTrue();
    assertThat(reply.number("journals")).isGreaterThanOrEqualTo(50);
  }

  @Test
  void showsAJournalWithItsPlaceInTheChain() {
    var journal = journals.get(1);
    var api = new Api(port);

    var byReference = api.get("/v1/journals?reference=" + journal.reference());
    var byEvent = api.get("/v1/journals?eventId=evt_" + journal.causeId());
    var byDate = api.get("/v1/journals?limit=3&businessDate=" + LocalDate.of(2026, 11, 23));

    assertThat(byReference.data()).hasSize(1).isEqualTo(byEvent.data());
    assertThat(byReference.data().getFirst().path("lines").toString())
        .isEqualTo("[{\"account\":\"BANK_CLEARING\",\"debitMinor\":2,\"creditMinor\":0,"
            + "\"currency\":\"CNY\"},{\"account\":\"CUSTOMERS\",\"debitMinor\":0,"
            + "\"creditMinor\":2,\"currency\":\"CNY\"}]");
    assertThat(byReference.data().getFirst().path("hash").asString()).hasSize(64);
    assertThat(byDate.data()).hasSize(3);
    assertThat(api.get("/v1/journals?eventId=x").status()).isEqualTo(400);
  }

  // What the service itself can never do: its guards are taken down first, and the change is lost.
  private void finds(String damage, String change) {
    transaction.executeWithoutResult(status -> {
      var id = jdbc.sql("SELECT id::text FROM journal WHERE event_id = :id")
          .param("id", journals.get(25).causeId())
          .query(String.class)
          .single();
      jdbc.sql("GRANT UPDATE, DELETE ON journal, posting TO CURRENT_USER").update();
      jdbc.sql("ALTER TABLE journal DISABLE TRIGGER USER").update();
      jdbc.sql("ALTER TABLE posting DISABLE TRIGGER USER").update();
      assertThat(jdbc.sql(change.formatted(id)).update()).isPositive();

      var found = verifying.verify();

      assertThat(found.intact()).isFalse();
      assertThat(found.damages()).anyMatch(it -> it.contains(damage));
      status.setRollbackOnly();
    });
  }
}
