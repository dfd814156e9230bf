package shop.books;

import java.time.Duration;
import java.util.List;

import dev.tandem.test.TandemBackends;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@SpringBootTest
@TandemBackends(database = "bookshop")
class BookshopTest {

  @Autowired
  private Orders orders;

  @Autowired
  private JdbcClient jdbc;

  @Test
  void shipsWhatWasOrderedAndNothingThatWasRolledBack() {
    String first = orders.place("Dune");
    assertThatThrownBy(() -> orders.place(" ")).isInstanceOf(IllegalArgumentException.class);
    String last = orders.place("Emma");

    await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(confirmed()).isEqualTo(2));
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(parcels()).containsExactlyInAnyOrder(first, last));
  }

  @Test
  void runsOnThePostgreSqlThatTandemIsTestedWith() {
    assertThat(jdbc.sql("SHOW server_version").query(String.class).single()).startsWith("18.");
  }

  private List<String> parcels() {
    return jdbc.sql("SELECT order_id FROM parcel").query(String.class).list();
  }

  private long confirmed() {
    return jdbc.sql("SELECT count(*) FROM messaging.outbox WHERE state = 'CONFIRMED'")
        .query(Long.class)
        .single();
  }
}
