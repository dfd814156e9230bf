package dev.tandem.messaging.internal.centre;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.tandem.messaging.EventHandler;
import dev.tandem.messaging.centre.PreparedTransaction;
import dev.tandem.messaging.centre.TransactionCentre;
import dev.tandem.messaging.centre.TransactionState;
import dev.tandem.messaging.internal.publish.EarlyEvents;
import dev.tandem.messaging.support.UuidV7;
import dev.tandem.test.Crashes;
import dev.tandem.test.TandemBackends;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Events end as the work did that is done elsewhere, wherever the process dies. */
@TandemBackends(database = "printing")
@SpringBootTest(
    classes = TransactionCrashIT.Service.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {
      "spring.application.name=printing",
      "tandem.messaging.publishes=printing",
      "tandem.messaging.topics.create=true",
      "tandem.messaging.topics.queues=2",
      "tandem.messaging.sweep.interval=200ms",
      // Only the test asks, and the broker.
      "tandem.messaging.transactions.interval=1h",
      "tandem.messaging.transactions.first-check=1ms",
      "tandem.messaging.transactions.max-backoff=1ms",
      "tandem.messaging.transactions.max-checks=1000"
    })
class TransactionCrashIT {

  @Autowired
  TransactionCentre centre;

  @Autowired
  Printing printing;

  @Autowired
  Press press;

  @Autowired
  Inbox inbox;

  @Autowired
  TransactionChecks checks;

  @Autowired
  JdbcTransactions store;

  @Autowired
  EarlyEvents early;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  JdbcOperations jdbcOperations;

  @Autowired
  TransactionTemplate transaction;

  private String order = "";

  @Test
  void tellsOnceOfWhatWasPrintedWhereverTheProcessDies() {
    int boundaries = Crashes.everywhere(
        number -> order = newOrder(),
        number -> printing.print(new Printing.Job(order, "book")),
        number -> {
          press.closes(order);
          askUntilDecided();
          if (press.wasGiven(order)) {
            assertToldOnce();
          } else {
            assertNotTold();
          }
        });

    // The row, COMMIT and after it; the decision, the outbox's row, COMMIT and after it.
    assertThat(boundaries).isGreaterThanOrEqualTo(7);
  }

  @Test
  void tellsNothingOfWhatWasRefusedWhereverTheProcessDies() {
    int boundaries = Crashes.everywhere(
        number -> order = newOrder(),
        number -> printing.print(new Printing.Job(order, Press.REFUSED_TITLE)),
        number -> {
          press.closes(order);
          askUntilDecided();
          assertNotTold();
        });

    assertThat(boundaries).isGreaterThanOrEqualTo(6);
  }

  @Test
  void tellsOnceWhereverTheCheckDies() {
    int boundaries = Crashes.everywhere(
        number -> {
          order = newOrder();
          var unused = leaveUndecided();
          press.print(order, "book");
        },
        number -> checks.askDue(),
        number -> {
          askUntilDecided();
          assertToldOnce();
        });

    // The claim, the decision, the outbox's row, COMMIT and after it.
    assertThat(boundaries).isGreaterThanOrEqualTo(5);
  }

  @Test
  void tellsNothingWhereverTheCheckDies() {
    int boundaries = Crashes.everywhere(
        number -> {
          order = newOrder();
          var unused = leaveUndecided();
          press.closes(order);
        },
        number -> checks.askDue(),
        number -> {
          askUntilDecided();
          assertNotTold();
        });

    assertThat(boundaries).isGreaterThanOrEqualTo(4);
  }

  @Test
  void anAnswerThatComesAfterTheDecisionChangesNothing() {
    order = newOrder();
    PreparedTransaction prepared = centre.prepare(
        printing.name(), new Printing.Job(order, "book"), new BookPrinted(order, "book"));
    press.whenAsked(order, prepared::commit);
    press.closes(order);

    checks.askDue();

    assertToldOnce();
  }

  @Test
  void asksLessAndLessOften() {
    order = newOrder();
    UUID id = leaveUndecided();
    Instant[] now = {Instant.now().truncatedTo(ChronoUnit.MILLIS)};
    JdbcTransactions asking =
        new JdbcTransactions(jdbcOperations, transaction, clock(() -> now[0]));

    List<Long> pauses = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      assertThat(asking.ask(id, Duration.ofSeconds(10), Duration.ofMinutes(1))).isPresent();
      assertThat(asking.ask(id, Duration.ofSeconds(10), Duration.ofMinutes(1)))
          .as("nobody else asks before it is due again")
          .isEmpty();
      Instant next = Objects.requireNonNull(asking.find(id).orElseThrow().nextCheckAt());
      pauses.add(Duration.between(now[0], next).toSeconds());
      now[0] = next;
    }

    assertThat(pauses).containsExactly(10L, 20L, 40L, 60L, 60L);
  }

  @Test
  void countsWhatIsLongDueAndAskedAboutByNobody() {
    order = newOrder();
    var dueLately = leaveUndecided(Duration.ofMinutes(-4));
    assertThat(store.waiting().count()).isZero();
    var dueForLong = leaveUndecided(Duration.ofMinutes(-6));

    assertThat(store.waiting().count()).isEqualTo(1);

    press.closes(order);
    askUntilDecided();
    assertThat(store.waiting().count()).isZero();
    assertThat(List.of(dueLately, dueForLong))
        .allSatisfy(id -> assertThat(store.state(id)).contains(TransactionState.ROLLED_BACK));
  }

  @Test
  void answersTheBrokerByTheCheck() {
    order = newOrder();
    UUID id = leaveUndecided();
    press.print(order, "book");

    assertThat(checks.stateAsked(id)).contains(TransactionState.COMMITTED);

    assertToldOnce();
  }

  private static Clock clock(InstantSource source) {
    return source.withZone(ZoneOffset.UTC);
  }

  /** As a process does that dies before it tells the broker: only the clock asks. */
  private UUID leaveUndecided() {
    return leaveUndecided(Duration.ofMillis(-1));
  }

  private UUID leaveUndecided(Duration patience) {
    UUID id = UuidV7.next();
    store.prepare(
        id,
        printing.name(),
        "{\"orderId\": \"%s\", \"title\": \"book\"}".formatted(order),
        patience,
        early.write(List.of(new BookPrinted(order, "book"))));
    return id;
  }

  /** A claim that a death left behind is due again a moment later. */
  private void askUntilDecided() {
    Awaitility.await().until(() -> {
      checks.askDue();
      return !states().contains("PREPARED");
    });
  }

  private void assertToldOnce() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(inbox.titles(order)).containsExactly("book"));
    assertThat(states()).containsExactly("COMMITTED");
    assertThat(outboxRows()).isEqualTo(1);
  }

  private void assertNotTold() {
    assertThat(states()).isSubsetOf(List.of(TransactionState.ROLLED_BACK.name()));
    assertThat(outboxRows()).isZero();
    assertThat(inbox.titles(order)).isEmpty();
  }

  private static String newOrder() {
    return "order-" + UUID.randomUUID();
  }

  private List<String> states() {
    return jdbc.sql("SELECT state FROM messaging.prepared_transaction WHERE ? = ANY (subjects)")
        .param(order)
        .query(String.class)
        .list();
  }

  private int outboxRows() {
    return jdbc.sql("SELECT count(*) FROM messaging.outbox WHERE ? = ANY (subjects)")
        .param(order)
        .query(Integer.class)
        .single();
  }

  /** What came out of the broker. */
  static class Inbox {

    private final Map<String, List<String>> titles = new ConcurrentHashMap<>();

    @EventHandler(group = "printing-inbox")
    void on(BookPrinted book) {
      titles
          .computeIfAbsent(book.orderId(), order -> new CopyOnWriteArrayList<>())
          .add(book.title());
    }

    List<String> titles(String order) {
      return titles.getOrDefault(order, List.of());
    }
  }

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import({Printing.class, Press.class, Inbox.class, Crashes.class})
  static class Service {}
}
