package dev.tandem.messaging.internal.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.tandem.messaging.internal.monitoring.Digests.Digest;
import dev.tandem.messaging.internal.monitoring.Digests.Slots;
import dev.tandem.messaging.internal.outbox.JdbcParcelsTest;
import dev.tandem.messaging.support.UuidV7;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/** Each test has a topic, a group and an hour of its own. */
@JdbcParcelsTest
class DigestsIT {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final List<String> TAGS = List.of("A", "B");

  @Autowired
  Digests digests;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  TransactionTemplate transaction;

  private final String name = "d-" + UUID.randomUUID();
  private final Instant hour = Instant.now()
      .truncatedTo(ChronoUnit.HOURS)
      .minus(Duration.ofHours(1 + Math.floorMod(name.hashCode(), 24 * 300)));

  @Test
  void countEveryTagOfATopicWhereNoneIsNamed() {
    publish("A", at(5));
    publish("C", at(12));
    UUID later = at(20);
    publish("C", later);
    jdbc.sql("UPDATE messaging.outbox SET deliver_at = now() + interval '1 hour' WHERE id = :id")
        .param("id", later)
        .update();

    Slots slots = new Slots(hour, Duration.ofHours(1), 1);

    assertThat(digests.published(name, List.of(), slots))
        .extracting(Digest::count)
        .containsExactly(2L);
    assertThat(digests.publishedIds(name, List.of(), slots, 10))
        .doesNotContain(later)
        .hasSize(2);
  }

  @Test
  void agreeOnceEverythingIsTaken() {
    UUID lone = at(5);
    UUID first = at(10);
    UUID second = at(11);
    publish("A", lone);
    publish("B", first, second);
    publish("C", at(12));
    take(lone, second);

    assertThat(published(1)).extracting(Digest::count).containsExactly(3L);
    assertThat(taken(1)).extracting(Digest::count).containsExactly(2L);
    assertThat(published(1)).isNotEqualTo(taken(1));

    take(first);

    assertThat(taken(1)).isEqualTo(published(1));
  }

  @Test
  void differWhereAnotherEventWasTaken() {
    publish("A", at(5));
    take(at(5));

    assertThat(taken(1)).extracting(Digest::count).containsExactly(1L);
    assertThat(taken(1).get(0).hash()).isNotEqualTo(published(1).get(0).hash());
  }

  @Test
  void anEventBelongsToItsOwnMinuteAndNotToThatOfItsMessage() {
    UUID first = at(59);
    UUID second = at(61);
    publish("A", first, second);
    take(first, second);

    assertThat(published(2)).extracting(Digest::count).containsExactly(1L, 1L);
    assertThat(published(2)).isEqualTo(taken(2));
    Slots later = new Slots(hour.plus(MINUTE), MINUTE, 1);
    assertThat(digests.published(name, TAGS, later)).isEqualTo(digests.taken(name, later));
    assertThat(digests.publishedIds(name, TAGS, later, 10)).containsExactly(second);
  }

  @Test
  void readBodiesOfMessagesFromBeforeTheIdsOfTheirEventsWereKept() {
    UUID first = at(5);
    UUID second = at(6);
    publish("A", first, second);
    List<Digest> before = published(1);

    jdbc.sql("UPDATE messaging.outbox SET event_ids = NULL WHERE id = ?")
        .param(first)
        .update();

    assertThat(published(1)).isEqualTo(before).extracting(Digest::count).containsExactly(2L);
  }

  @Test
  void nameTheEvents() {
    UUID one = at(5);
    UUID two = at(6);
    publish("A", two);
    publish("B", one);
    take(two);
    Slots slots = new Slots(hour, MINUTE, 1);

    assertThat(digests.publishedIds(name, TAGS, slots, 10)).containsExactly(one, two);
    assertThat(digests.publishedIds(name, TAGS, slots, 1)).containsExactly(one);
    assertThat(digests.takenIds(name, slots, 10)).containsExactly(two);
  }

  @Test
  void lookAtNothingButTheTimeAskedFor() {
    // A minute of a table that has grown for hours.
    IntStream.range(0, 3_000).forEach(second -> {
      UUID id = at(second);
      publish("A", id);
      take(id);
    });
    Slots tenth = new Slots(hour.plus(MINUTE.multipliedBy(10)), MINUTE, 1);

    assertThat(rowsLookedAt(() -> digests.published(name, TAGS, tenth))).isLessThan(200);
    assertThat(rowsLookedAt(() -> digests.taken(name, tenth))).isLessThan(200);
    assertThat(digests.taken(name, tenth)).extracting(Digest::count).containsExactly(60L);
  }

  /** How many rows of outbox and inbox this transaction has fetched. */
  private long rowsLookedAt(Runnable reading) {
    return transaction.execute(status -> {
      long before = fetched();
      reading.run();
      return fetched() - before;
    });
  }

  private long fetched() {
    return jdbc.sql("""
            SELECT coalesce(sum(seq_tup_read + idx_tup_fetch), 0)::bigint
            FROM pg_stat_xact_user_tables
            WHERE schemaname = 'messaging' AND (relname LIKE 'outbox%' OR relname LIKE 'inbox%')
            """).query(Long.class).single();
  }

  private List<Digest> published(int minutes) {
    return digests.published(name, TAGS, new Slots(hour, MINUTE, minutes));
  }

  private List<Digest> taken(int minutes) {
    return digests.taken(name, new Slots(hour, MINUTE, minutes));
  }

  private UUID at(int second) {
    UUID floor = UuidV7.floor(hour.plusSeconds(second));
    UUID random = UUID.randomUUID();
    return new UUID(
        floor.getMostSignificantBits() | 0x7000L | (random.getMostSignificantBits() & 0xFFFL),
        random.getLeastSignificantBits());
  }

  private void publish(String tag, UUID... events) {
    String body =
        Stream.of(events).map(id -> "{\"id\":\"" + id + "\"}").collect(joining(",", "[", "]"));
    jdbc.sql("""
            INSERT INTO messaging.outbox (id, topic, tag, subjects, event_count, body, state,
              half_sent, created_at, confirmed_at, event_ids)
            VALUES (:id, :topic, :tag, '{s}', :count, convert_to(:body, 'UTF8'), 'CONFIRMED', true,
              now(), now(), CASE WHEN :count > 1 THEN :events::uuid[] END)
            """)
        .param("id", events[0])
        .param("topic", name)
        .param("tag", tag)
        .param("count", events.length)
        .param("body", body)
        .param("events", Stream.of(events).map(UUID::toString).collect(joining(",", "{", "}")))
        .update();
  }

  private void take(UUID... events) {
    for (UUID event : events) {
      jdbc.sql("INSERT INTO messaging.inbox (event_id, consumer_group) VALUES (?, ?)")
          .params(event, name)
          .update();
    }
  }
}
