package dev.tandem.risk.feature;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.tandem.messaging.support.SqlArrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The latest features of everybody. */
@Repository
public class JdbcFeatures {

  private static final TypeReference<Map<String, Double>> NUMBERS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;

  JdbcFeatures(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Stores features: of each key the newest, and of the same time the last. */
  public void keep(Collection<Features> features) {
    var latest = new LinkedHashMap<String, Features>();
    features.forEach(it -> latest.merge(it.key(), it, (a, b) -> b.at().isBefore(a.at()) ? a : b));
    var rows = List.copyOf(latest.values());
    jdbc.sql("""
            INSERT INTO feature (kind, id, event_id, version, seen_at, numbers)
            SELECT kind, id, event_id, version, seen_at, numbers::jsonb
            FROM unnest(
              :kinds::text[], :ids::text[], :events::uuid[], :versions::bigint[],
              :times::timestamptz[], :numbers::text[])
              AS told (kind, id, event_id, version, seen_at, numbers)
            ORDER BY kind, id
            ON CONFLICT (kind, id) DO UPDATE
            SET event_id = excluded.event_id,
                version = excluded.version,
                seen_at = excluded.seen_at,
                numbers = excluded.numbers
            WHERE excluded.seen_at >= feature.seen_at
            """)
        .param("kinds", SqlArrays.of(rows, Features::kind))
        .param("ids", SqlArrays.of(rows, Features::id))
        .param("events", SqlArrays.of(rows, Features::eventId))
        .param("versions", SqlArrays.of(rows, Features::version))
        .param("times", SqlArrays.of(rows, it -> it.at().toString()))
        .param("numbers", SqlArrays.of(rows, it -> json.writeValueAsString(it.values())))
        .update();
  }

  /** The features of each pair of a kind and an id, by {@code kind:id}, as far as there are any. */
  public Map<String, Features> of(List<String> kinds, List<String> ids) {
    var found = new LinkedHashMap<String, Features>();
    jdbc.sql("""
            SELECT kind, id, event_id, version, seen_at, numbers
            FROM feature
            WHERE (kind, id) IN (SELECT * FROM unnest(:kinds::text[], :ids::text[]))
            """)
        .param("kinds", SqlArrays.of(kinds))
        .param("ids", SqlArrays.of(ids))
        .query((row, number) -> features(row))
        .list()
        .forEach(it -> found.put(it.key(), it));
    return found;
  }

  /** Deletes what nobody has added to since {@code time}. */
  public void forgetBefore(Instant time) {
    jdbc.sql("DELETE FROM feature WHERE seen_at < :time::timestamptz")
        .param("time", time.toString())
        .update();
  }

  private Features features(ResultSet row) throws SQLException {
    return new Features(
        row.getString("kind"),
        row.getString("id"),
        row.getObject("event_id", UUID.class),
        row.getLong("version"),
        row.getObject("seen_at", OffsetDateTime.class).toInstant(),
        json.readValue(row.getString("numbers"), NUMBERS));
  }
}
