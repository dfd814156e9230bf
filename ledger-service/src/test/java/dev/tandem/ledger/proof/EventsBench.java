package dev.tandem.ledger.proof;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import dev.tandem.contract.wallet.RechargeCompleted;
import dev.tandem.ledger.RunningLedger;
import dev.tandem.messaging.EventPublisher;
import dev.tandem.messaging.support.UuidV7;
import dev.tandem.web.test.Api;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static dev.tandem.ledger.Books.cny;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Measures how many money events a second come through outbox, broker and inbox into the books, and
 * which share of a processor it takes to prove a minute of so many. It is no test that builds run:
 * start it by name, alone on the machine, with {@code -Dbench.events=600000} for a full minute of
 * 10,000 a second.
 */
@RunningLedger
class EventsBench {

  private static final int EVENTS = Integer.getInteger("bench.events", 100_000);
  private static final int BATCH = 500;
  private static final int THREADS = 2;

  @Autowired
  EventPublisher events;

  @Autowired
  TransactionTemplate transaction;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  JdbcBooksMoney books;

  @Autowired
  JdbcMessages messages;

  @LocalManagementPort
  int managementPort;

  @Test
  void measures() throws Exception {
    var began = System.nanoTime();
    var from = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      var work = IntStream.range(0, EVENTS / BATCH)
          .<Callable<Void>>mapToObj(_ -> () -> {
            transaction.executeWithoutResult(_ -> publishBatch());
            return null;
          })
          .toList();
      for (var published : threads.invokeAll(work)) {
        published.get();
      }
    }
    var published = since(began);
    long meanwhile = journals();
    Awaitility.await()
        .atMost(Duration.ofMinutes(10))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> journals() >= EVENTS);
    var posted = since(began);
    tell("published", EVENTS, published);
    tell("published and posted", EVENTS, posted);
    tell("posted with nothing else running", EVENTS - meanwhile, posted.minus(published));
    prove(from, (int) Duration.between(from, Instant.now()).toMinutes() + 1);
  }

  private void prove(Instant from, int minutes) {
    var to = from.plus(Duration.ofMinutes(minutes));
    var api = new Api(managementPort);
    var began = System.nanoTime();
    var sent = timed(
        "outbox",
        () ->
            api.get("/actuator/digests/outbox?topic=wallet&tags=RechargeCompleted&from=%s&slots=%s"
                .formatted(from, minutes)));
    var taken = timed("inbox", () -> messages.taken(from, minutes, Duration.ofMinutes(1)));
    timed("journals", () -> messages.booked(from, minutes, Duration.ofMinutes(1)));
    // Once for the books, and once for the wallet, which does the like.
    timed("money of the books", () -> books.money().flows(from, to));
    timed("money of the wallet", () -> books.money().flows(from, to));
    timed("moments heard", () -> books.heard(from, to));
    var took = since(began);
    assertThat(sent.data()).hasSameSizeAs(taken);
    tell("proved", EVENTS, took);
    System.out.printf(
        Locale.ROOT,
        "BENCH share of a processor at 10,000 events a second: %.2f %%%n",
        took.toMillis() / 1_000.0 / (EVENTS / 10_000.0) * 100);
  }

  private void publishBatch() {
    for (int n = 0; n < BATCH; n++) {
      var id = "rch_" + UuidV7.next();
      events.publish(new RechargeCompleted(id, "wal_1", "ada", cny(100), Instant.now(), 1));
    }
  }

  private long journals() {
    return jdbc.sql("SELECT sum(position)::bigint FROM chain_head")
        .query(Long.class)
        .single();
  }

  private static void tell(String what, long events, Duration took) {
    System.out.println("BENCH " + what + " " + events + " in " + took.toMillis() + " ms, "
        + events * 1_000L / took.toMillis() + " a second");
  }

  private static <T> T timed(String what, Supplier<T> part) {
    var began = System.nanoTime();
    var result = part.get();
    System.out.println("BENCH proof, " + what + ": " + since(began).toMillis() + " ms");
    return result;
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
