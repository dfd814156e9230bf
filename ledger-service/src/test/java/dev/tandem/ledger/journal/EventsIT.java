package dev.tandem.ledger.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.tandem.contract.wallet.RechargeCompleted;
import dev.tandem.ledger.Books;
import dev.tandem.ledger.RunningLedger;
import dev.tandem.messaging.EventPublisher;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static dev.tandem.ledger.Books.cny;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

/** Events reach the books through the broker. */
@RunningLedger
class EventsIT {

  @Autowired
  EventPublisher events;

  @Autowired
  PostJournals posting;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  TransactionTemplate transaction;

  @Test
  void postsAJournalForEachEvent() {
    var books = new Books(posting, jdbc, transaction);
    var recharges = new ArrayList<String>();
    transaction.executeWithoutResult(status -> {
      for (int n = 0; n < 20; n++) {
        var id = "rch_" + UUID.randomUUID();
        recharges.add(id);
        events.publish(new RechargeCompleted(
            id, "wal_" + UUID.randomUUID(), "ada", cny(700), Instant.now(), 1));
      }
    });

    for (var recharge : List.copyOf(recharges)) {
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(books.linesOf(recharge))
              .containsOnly(entry("BANK_CLEARING", -700L), entry("CUSTOMERS", 700L)));
    }
  }
}
