package dev.tandem.datacentre.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.tandem.messaging.support.SqlArrays;
import dev.tandem.web.proof.EventDigest;
import dev.tandem.web.proof.JdbcEventDigests;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The events that were read from Kafka again. */
@Repository
class JdbcKafkaEvents {

  private static final String OF_TOPIC = """
      SELECT event_id AS id
      FROM kafka_event
      WHERE event_id >= :from AND event_id < :to AND topic = :topic
      """;

  private final JdbcClient jdbc;
  private final JdbcEventDigests digests;

  JdbcKafkaEvents(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.digests = new JdbcEventDigests(jdbc);
  }

  /**
   * An event where it stands.
   *
   * @param topic the broker's topic that it came from
   * @param log Kafka's id of its own topic
   */
  record KafkaEvent(UUID id, String topic, UUID log, int partition, long offset) {}

  /**
   * Stores events; where one stands in Kafka twice, the later place counts. What stood in a place
   * before is there no more: Kafka had lost it.
   */
  void keep(List<KafkaEvent> events) {
    jdbc.sql("""
            DELETE FROM kafka_event AS former
            USING unnest(:ids::uuid[], :partitions::int[], :offsets::bigint[])
              AS found (id, partition, log_offset)
            WHERE former.partition = found.partition
              AND former.log_offset = found.log_offset
              AND former.event_id <> found.id
            """)
        .param("ids", SqlArrays.of(events, KafkaEvent::id))
        .param("partitions", SqlArrays.of(events, KafkaEvent::partition))
        .param("offsets", SqlArrays.of(events, KafkaEvent::offset))
        .update();
    jdbc.sql("""
            INSERT INTO kafka_event (event_id, topic, log_id, partition, log_offset)
            SELECT * FROM unnest(
              :ids::uuid[], :topics::text[], :logs::uuid[], :partitions::int[], :offsets::bigint[])
            ON CONFLICT (event_id) DO UPDATE
            SET log_id = excluded.log_id,
                partition = excluded.partition,
                log_offset = excluded.log_offset
            """)
        .param("ids", SqlArrays.of(events, KafkaEvent::id))
        .param("topics", SqlArrays.of(events, KafkaEvent::topic))
        .param("logs", SqlArrays.of(events, KafkaEvent::log))
        .param("partitions", SqlArrays.of(events, KafkaEvent::partition))
        .param("offsets", SqlArrays.of(events, KafkaEvent::offset))
        .update();
  }

  /** Forgets what Kafka has lost of a partition: all of another log, and what lies past the end. */
  int forgetLost(int partition, UUID log, long end) {
    return jdbc.sql("""
            DELETE FROM kafka_event
            WHERE partition = :partition AND (log_id <> :log OR log_offset >= :end)
            """)
        .param("partition", partition)
        .param("log", log)
        .param("end", end)
        .update();
  }

  List<EventDigest> digests(String topic, Instant from, int slots, Duration each) {
    return digests.digests(OF_TOPIC, Map.of("topic", topic), from, slots, each);
  }

  List<UUID> ids(String topic, Instant from, Duration each) {
    return digests.ids(OF_TOPIC, Map.of("topic", topic), from, each);
  }
}
