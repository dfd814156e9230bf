package dev.tandem.ledger.settlement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.ledger.Books;
import dev.tandem.ledger.Published;
import dev.tandem.ledger.RunningLedger;
import dev.tandem.ledger.journal.Journal;
import dev.tandem.ledger.journal.JournalKind;
import dev.tandem.ledger.journal.Line;
import dev.tandem.ledger.journal.PostJournals;
import dev.tandem.messaging.EventPublisher;
import dev.tandem.messaging.support.UuidV7;
import dev.tandem.test.Crashes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static dev.tandem.ledger.Books.subscription;
import static dev.tandem.ledger.chart.Account.NOSTRO;
import static dev.tandem.ledger.chart.Account.PAYOUT_IN_TRANSIT;
import static org.assertj.core.api.Assertions.assertThat;

/** A window is closed, paid and settled once, wherever the process dies. */
@RunningLedger
class PayoutCrashIT {

  private static final String CURRENCY = "NGN";

  // The service's own worker finds nothing due.
  private static final Duration LATER = Duration.ofHours(2);

  @Autowired
  JdbcSettlements settlements;

  @Autowired
  PostJournals posting;

  @Autowired
  EventPublisher events;

  @Autowired
  SettlementMeters meters;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  PlatformTransactionManager transactions;

  private final List<String> taken = new ArrayList<>();
  private final List<UUID> windows = new ArrayList<>();
  private Books books;
  private PaySettlements paying;

  @BeforeEach
  void begin() {
    books = new Books(posting, jdbc, new TransactionTemplate(transactions));
    var bank = new PayoutBank(SettlementIT.properties("http://127.0.0.1:1")) {
      @Override
      Answer pay(String order) {
        taken.add(order);
        return new Answer.Accepted();
      }
    };
    paying = new PaySettlements(
        settlements,
        posting,
        events,
        bank,
        SettlementIT.properties("http://127.0.0.1:1"),
        meters,
        transactions,
        Clock.offset(Clock.systemUTC(), LATER));
  }

  @Test
  void closesAWindowOnceWhereverItDies() {
    var boundaries =
        Crashes.everywhere(number -> owe(number), number -> close(windows.getLast()), number -> {
          close(windows.getLast());
          assertThat(open()).as("one window is open").isNotEqualTo(windows.getLast());
          assertThat(status()).isEqualTo("CLOSED");
          assertThat(worth()).isEqualTo(number);
        });

    assertThat(boundaries).isPositive();
  }

  @Test
  void paysOnceWhereverItDies() {
    var boundaries = Crashes.everywhere(
        number -> {
          owe(number);
          close(windows.getLast());
        },
        number -> work(),
        number -> {
          work();
          assertThat(reason()).isEqualTo("accepted");
          assertThat(journals(JournalKind.PAYOUT)).isEqualTo(1);
          assertThat(Published.about(jdbc, reference())).containsExactly("SettlementClosed");
          assertThat(new HashSet<>(
                  taken.stream().filter(it -> it.contains(endToEndId())).toList()))
              .as("the bank hears the same text however often")
              .hasSize(1);
        });

    assertThat(boundaries).isGreaterThan(15);
  }

  @Test
  void settlesOnceWhereverItDies() {
    var boundaries = Crashes.everywhere(
        number -> {
          owe(number);
          close(windows.getLast());
          work();
          books.post(new Journal(
              UuidV7.next(),
              JournalKind.PAYOUT_SETTLED,
              reference(),
              Instant.now(),
              List.of(
                  Line.debit(PAYOUT_IN_TRANSIT, Money.of(number, CURRENCY)),
                  Line.credit(NOSTRO, Money.of(number, CURRENCY)))));
        },
        number -> paying.work(),
        number -> {
          paying.work();
          assertThat(status()).isEqualTo("SETTLED");
          assertThat(Published.about(jdbc, reference()))
              .containsExactly("SettlementClosed", "PayoutSettled");
        });

    // The service's own worker settles too.
    assertThat(boundaries).isNotNegative();
  }

  private void owe(int amount) {
    books.post(subscription(Money.of(amount, CURRENCY), Instant.now()));
    windows.add(open());
  }

  private void close(UUID window) {
    settlements.close(
        window,
        UuidV7.next(),
        LocalDate.of(2026, 3, 2),
        "olga",
        Instant.now().plus(LATER.dividedBy(2)));
  }

  private void work() {
    while (paying.work()) {
      Thread.onSpinWait();
    }
  }

  private UUID open() {
    return jdbc.sql("SELECT id FROM settlement WHERE currency = :currency AND status = 'OPEN'")
        .param("currency", CURRENCY)
        .query(UUID.class)
        .single();
  }

  private String status() {
    return settlements.find(windows.getLast()).orElseThrow().status().name();
  }

  private String reason() {
    return String.valueOf(settlements.find(windows.getLast()).orElseThrow().statusReason());
  }

  private long worth() {
    return settlements.find(windows.getLast()).orElseThrow().netMinor();
  }

  private String reference() {
    return "stl_" + windows.getLast();
  }

  private String endToEndId() {
    return windows.getLast().toString().replace("-", "");
  }

  private int journals(JournalKind kind) {
    return jdbc.sql("SELECT count(*) FROM journal WHERE reference = :reference AND kind = :kind")
        .param("reference", reference())
        .param("kind", kind.name())
        .query(Integer.class)
        .single();
  }
}
