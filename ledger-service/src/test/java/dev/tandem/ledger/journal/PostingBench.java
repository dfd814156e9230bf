package dev.tandem.ledger.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import dev.tandem.ledger.Books;
import dev.tandem.ledger.RunningLedger;
import dev.tandem.web.test.Api;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static dev.tandem.ledger.Books.cny;
import static dev.tandem.ledger.Books.recharge;
import static dev.tandem.ledger.Books.subscription;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Measures posting, verification and statements. It is no test that builds run: start it by name,
 * with {@code -Dbench.journals=1000000} for the figures of docs/ledger.md.
 */
@RunningLedger
class PostingBench {

  private static final int JOURNALS = Integer.getInteger("bench.journals", 100_000);
  private static final int BATCH = 500;
  private static final int THREADS = 4;

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

  @Test
  void measures() throws Exception {
    var books = new Books(posting, jdbc, transaction);
    var at = Instant.parse("2026-11-23T04:00:00Z");
    var began = System.nanoTime();
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      var work = IntStream.range(0, JOURNALS / BATCH)
          .<Callable<Integer>>mapToObj(n -> () -> books.post(IntStream.range(0, BATCH)
              .mapToObj(m -> m % 2 == 0 ? recharge(cny(100), at) : subscription(cny(100), at))
              .toList()))
          .toList();
      for (var posted : threads.invokeAll(work)) {
        assertThat(posted.get()).isEqualTo(BATCH);
      }
    }
    var posted = since(began);
    tell("posted", posted);
    System.out.println(
        "BENCH " + JOURNALS * 1_000L / posted.toMillis() + " journals posted per second");
    began = System.nanoTime();
    assertThat(verifying.verify().damages()).isEmpty();
    tell("verified", since(began));
    var api = new Api(port);
    for (int times = 0; times < 3; times++) {
      began = System.nanoTime();
      assertThat(api.get("/v1/statements/trial-balance?businessDate=2026-11-23").status())
          .isEqualTo(200);
      tell("trial balance", since(began));
    }
  }

  private static void tell(String what, Duration took) {
    System.out.println("BENCH " + what + " " + JOURNALS + " in " + took.toMillis() + " ms");
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
