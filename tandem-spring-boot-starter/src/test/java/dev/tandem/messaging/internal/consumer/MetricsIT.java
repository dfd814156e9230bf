package dev.tandem.messaging.internal.consumer;

import java.util.UUID;

import dev.tandem.messaging.PermanentFailureException;
import dev.tandem.messaging.internal.consumer.ShopEvents.AccountChanged;
import dev.tandem.messaging.internal.consumer.ShopEvents.OrderPlaced;
import dev.tandem.messaging.internal.consumer.Wire.Posted;
import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.tandem.messaging.internal.consumer.ShopHandlers.BOOKS;
import static dev.tandem.messaging.internal.consumer.ShopHandlers.WAREHOUSE;
import static org.assertj.core.api.Assertions.assertThat;

@ShopTest
class MetricsIT {

  @Autowired
  Wire wire;

  @Autowired
  Script script;

  @Autowired
  MeterRegistry meters;

  @Autowired
  JdbcClient jdbc;

  private final String subject = "met-" + UUID.randomUUID();

  @Test
  void countEventsByWhatBecameOfThem() {
    script.on(WAREHOUSE, subject, event -> {
      throw new PermanentFailureException("counted");
    });
    double handled = events(WAREHOUSE, "handled");
    double duplicates = events(WAREHOUSE, "duplicate");
    double deadLetters = events(WAREHOUSE, "dead_letter");
    double parked = events(BOOKS, "parked");
    Posted good = Posted.of(new OrderPlaced(subject + "-good", 1));

    wire.post(good, good);
    wire.send(new OrderPlaced(subject, 1));
    wire.send(new AccountChanged(subject, 2));

    // At least: what other tests left behind may be delivered again meanwhile.
    Awaitility.await().untilAsserted(() -> {
      assertThat(events(WAREHOUSE, "handled")).isGreaterThanOrEqualTo(handled + 1);
      assertThat(events(WAREHOUSE, "duplicate")).isGreaterThanOrEqualTo(duplicates + 1);
      assertThat(events(WAREHOUSE, "dead_letter")).isGreaterThanOrEqualTo(deadLetters + 1);
      assertThat(events(BOOKS, "parked")).isGreaterThanOrEqualTo(parked + 1);
      assertThat(meters.get("tandem.deadletters.open").gauge().value())
          .isEqualTo(count("messaging.dead_letter WHERE status = 'OPEN'"));
      assertThat(meters.get("tandem.parked.events").gauge().value())
          .isEqualTo(count("messaging.parked_event"));
      assertThat(meters
              .get("tandem.consumer.delay")
              .tag("group", WAREHOUSE)
              .timer()
              .count())
          .isPositive();
      assertThat(meters.get("tandem.messaging.handle").tag("group", WAREHOUSE).timers())
          .isNotEmpty();
    });
  }

  /** At least one each, by what this test has sent. */
  private double count(String rows) {
    long count = jdbc.sql("SELECT count(*) FROM " + rows).query(Long.class).single();
    assertThat(count).isPositive();
    return count;
  }

  private double events(String group, String outcome) {
    var counter = meters
        .find("tandem.consumer.events")
        .tags("group", group, "outcome", outcome)
        .counter();
    return counter == null ? 0 : counter.count();
  }
}
