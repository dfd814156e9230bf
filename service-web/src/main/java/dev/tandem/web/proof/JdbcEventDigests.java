package dev.tandem.web.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.tandem.messaging.support.SqlArrays;
import dev.tandem.messaging.support.UuidV7;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Digests of events in this service's own tables, by the time in their ids. Events are named by SQL
 * for their ids, as {@code id}, that keeps to the parameters {@code from} and {@code to}.
 */
public final class JdbcEventDigests {

  private final JdbcClient jdbc;

  public JdbcEventDigests(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Digests of slots from {@code from} on; slots without events are left out. */
  public List<EventDigest> digests(
      String events, Map<String, ?> parameters, Instant from, int slots, Duration each) {
    var starts =
        IntStream.range(0, slots).mapToObj(slot -> start(from, slot, each)).toList();
    // As a subquery, the starts are cast once and not for each event.
    return within("""
            SELECT width_bucket(id, (SELECT :starts::uuid[])) AS slot, count(*) AS count,
              to_hex(bit_xor(uuid_hash_extended(id, 0))) AS hash
            FROM (%s) AS event
            GROUP BY 1
            """.formatted(events), parameters, from, start(from, slots, each))
        .param("starts", SqlArrays.of(starts, UuidV7::floor))
        .query((row, _) -> new EventDigest(
            start(from, row.getInt("slot") - 1, each), row.getLong("count"), row.getString("hash")))
        .list();
  }

  /** The ids of one slot. */
  public List<UUID> ids(String events, Map<String, ?> parameters, Instant from, Duration each) {
    return within(events, parameters, from, from.plus(each)).query(UUID.class).list();
  }

  private JdbcClient.StatementSpec within(
      String sql, Map<String, ?> parameters, Instant from, Instant to) {
    return jdbc.sql(sql)
        .params(parameters)
        .param("from", UuidV7.floor(from))
        .param("to", UuidV7.floor(to));
  }

  private static Instant start(Instant from, int slot, Duration each) {
    return from.plus(each.multipliedBy(slot));
  }
}
