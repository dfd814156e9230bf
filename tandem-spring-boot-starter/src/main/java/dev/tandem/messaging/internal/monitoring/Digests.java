package dev.tandem.messaging.internal.monitoring;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.tandem.messaging.support.UuidV7;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Digests of the events that were published and of those a group has taken: how many there are, and
 * a hash of their ids whatever their order. Where both agree nothing was lost or made up, and no
 * event had to be looked at. An event belongs to the time in its id, so that both sides speak of
 * the same; a range of ids is a range of the primary keys.
 */
final class Digests {

  /**
   * The events of one slot of time.
   *
   * @param hash of their ids, in hexadecimal; the exclusive or of PostgreSQL's own hash of each, so
   *     that those of several slots or services come to one
   */
  record Digest(Instant from, long count, String hash) {}

  /** The span of time that is asked about: whole slots from {@code from} on. */
  record Slots(Instant from, Duration each, int count) {

    Instant end() {
      return start(count);
    }

    Instant start(int number) {
      return from.plus(each.multipliedBy(number));
    }

    private UUID[] bounds() {
      UUID[] bounds = new UUID[count];
      for (int i = 0; i < count; i++) {
        bounds[i] = UuidV7.floor(start(i));
      }
      return bounds;
    }
  }

  // A message's later events may belong to a later slot than the message itself.
  private static final String PUBLISHED = """
      WITH event AS (
        SELECT unnest(CASE WHEN event_count = 1 THEN ARRAY[id]
                           WHEN event_ids IS NOT NULL THEN event_ids
                           ELSE messaging.events_in(body) END) AS id
          FROM messaging.outbox
         WHERE id >= ? AND id < ? AND (id >= ? OR event_count > 1)
           AND state <> 'ABORTED' AND topic = ? AND (cardinality(?::text[]) = 0 OR tag = ANY (?))
           AND (deliver_at IS NULL OR deliver_at <= ?)
      )
      """;

  private static final String TAKEN = """
      WITH event AS (
        SELECT event_id AS id
          FROM messaging.inbox
         WHERE event_id >= ? AND event_id < ? AND consumer_group = ?
      )
      """;

  private static final String BY_SLOT = """
      SELECT width_bucket(id, ?) AS slot, count(*) AS events,
             to_hex(bit_xor(uuid_hash_extended(id, 0))) AS hash
        FROM event
       WHERE id >= ? AND id < ?
       GROUP BY 1
       ORDER BY 1
      """;

  private static final String IDS =
      "SELECT id FROM event WHERE id >= ? AND id < ? ORDER BY id LIMIT ?";

  private final JdbcOperations jdbc;
  private final TransactionOperations ownTransaction;
  private final Duration longestTransaction;
  private final Clock clock;

  Digests(
      JdbcOperations jdbc,
      TransactionOperations ownTransaction,
      Duration longestTransaction,
      Clock clock) {
    this.jdbc = jdbc;
    this.ownTransaction = ownTransaction;
    this.longestTransaction = longestTransaction;
    this.clock = clock;
  }

  /**
   * Digests of published events, of the slots in which there are any; without those that are to be
   * delivered later.
   *
   * @param tags those of {@code topic} that count; all where it is empty
   */
  List<Digest> published(String topic, List<String> tags, Slots slots) {
    return bySlot(PUBLISHED, slots, ps -> publishedWithin(ps, topic, tags, slots));
  }

  /** Digests of the events that {@code group} has taken, of the slots in which there are any. */
  List<Digest> taken(String group, Slots slots) {
    return bySlot(TAKEN, slots, ps -> takenWithin(ps, group, slots));
  }

  /** The ids of published events, at most {@code limit}. */
  List<UUID> publishedIds(String topic, List<String> tags, Slots slots, int limit) {
    return ids(PUBLISHED, slots, limit, ps -> publishedWithin(ps, topic, tags, slots));
  }

  /** The ids of the events that {@code group} has taken, at most {@code limit}. */
  List<UUID> takenIds(String group, Slots slots, int limit) {
    return ids(TAKEN, slots, limit, ps -> takenWithin(ps, group, slots));
  }

  private List<Digest> bySlot(String events, Slots slots, Range range) {
    return read(
        events + BY_SLOT,
        ps -> {
          int at = range.set(ps);
          ps.setArray(at, ps.getConnection().createArrayOf("uuid", slots.bounds()));
          within(ps, at + 1, slots);
        },
        row -> new Digest(
            slots.start(row.getInt("slot") - 1), row.getLong("events"), row.getString("hash")));
  }

  private List<UUID> ids(String events, Slots slots, int limit, Range range) {
    return read(
        events + IDS,
        ps -> {
          int at = range.set(ps);
          within(ps, at, slots);
          ps.setInt(at + 2, limit);
        },
        row -> row.getObject("id", UUID.class));
  }

  // A plan made while the tables are small must not scan them once they have grown.
  private <T> List<T> read(String sql, PreparedStatementSetter parameters, Row<T> row) {
    List<T> found = ownTransaction.execute(status -> {
      jdbc.execute("SET LOCAL enable_seqscan = off");
      jdbc.execute("SET LOCAL statement_timeout = '20s'");
      return jdbc.query(sql, parameters, (at, number) -> row.read(at));
    });
    return found == null ? new ArrayList<>() : found;
  }

  private int publishedWithin(PreparedStatement ps, String topic, List<String> tags, Slots slots)
      throws SQLException {
    Connection connection = ps.getConnection();
    ps.setObject(1, UuidV7.floor(slots.from().minus(longestTransaction)));
    ps.setObject(2, UuidV7.floor(slots.end()));
    ps.setObject(3, UuidV7.floor(slots.from()));
    ps.setString(4, topic);
    ps.setArray(5, connection.createArrayOf("text", tags.toArray()));
    ps.setArray(6, connection.createArrayOf("text", tags.toArray()));
    ps.setObject(7, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
    return 8;
  }

  private static int takenWithin(PreparedStatement ps, String group, Slots slots)
      throws SQLException {
    within(ps, 1, slots);
    ps.setString(3, group);
    return 4;
  }

  private static void within(PreparedStatement ps, int at, Slots slots) throws SQLException {
    ps.setObject(at, UuidV7.floor(slots.from()));
    ps.setObject(at + 1, UuidV7.floor(slots.end()));
  }

  /** Sets the parameters of a range of events; returns the number of the next one. */
  @FunctionalInterface
  private interface Range {
    int set(PreparedStatement ps) throws SQLException;
  }

  /** Reads a row. */
  @FunctionalInterface
  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }
}
