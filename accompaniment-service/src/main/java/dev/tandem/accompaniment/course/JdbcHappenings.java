package dev.tandem.accompaniment.course;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.accompaniment.journey.Happening;
import dev.tandem.accompaniment.journey.Trigger;
import dev.tandem.messaging.support.SqlArrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What happened lately, and what has still to be told to many investors. */
@Repository
public class JdbcHappenings {

  private static final JsonMapper JSON = new JsonMapper();

  private final JdbcClient jdbc;

  JdbcHappenings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Collection<Happening> happenings) {
    jdbc.sql("""
            INSERT INTO happening (owner_id, trigger, facts, happened_at)
            SELECT * FROM unnest(:owners::text[], :triggers::text[], :facts::jsonb[],
              :times::timestamptz[])
            """)
        .param("owners", SqlArrays.of(happenings, Happening::ownerId))
        .param("triggers", SqlArrays.of(happenings, it -> it.trigger().title()))
        .param("facts", SqlArrays.of(happenings, it -> JSON.writeValueAsString(it.facts())))
        .param("times", SqlArrays.of(happenings, it -> it.at().toString()))
        .update();
  }

  /** The last happenings of an investor, the oldest first. */
  List<Happening> lastOf(String ownerId, int limit) {
    return jdbc.sql("""
            SELECT * FROM happening WHERE owner_id = :ownerId
            ORDER BY happened_at DESC, id DESC LIMIT :limit
            """)
        .param("ownerId", ownerId)
        .param("limit", limit)
        .query((row, number) -> happening(row))
        .list()
        .reversed();
  }

  /** What happened to investors after {@code bound} and has come already, the oldest first. */
  List<Happening> after(Instant bound, Collection<String> ownerIds) {
    return jdbc.sql("""
            SELECT * FROM happening
            WHERE owner_id = ANY (:ownerIds) AND happened_at > :bound::timestamptz
            ORDER BY happened_at, id
            """)
        .param("ownerIds", SqlArrays.of(ownerIds))
        .param("bound", bound.toString())
        .query((row, number) -> happening(row))
        .list();
  }

  /** Deletes up to {@code limit} happenings before {@code bound}. */
  int deleteBefore(Instant bound, int limit) {
    return jdbc.sql("""
            DELETE FROM happening WHERE id = ANY (ARRAY (
              SELECT id FROM happening WHERE happened_at < :bound::timestamptz
              ORDER BY happened_at LIMIT :limit))
            """).param("bound", bound.toString()).param("limit", limit).update();
  }

  /** Something that concerns many investors, of whom those up to {@code afterOwner} know. */
  record FanOut(
      UUID id, Trigger trigger, Map<String, String> facts, Instant at, String afterOwner) {

    Happening to(String ownerId) {
      return new Happening(trigger, ownerId, at, facts);
    }
  }

  /** Keeps something for the investors it concerns, once for each id. */
  public void spread(UUID id, Trigger trigger, Map<String, String> facts, Instant at) {
    jdbc.sql("""
            INSERT INTO fan_out (id, trigger, facts, happened_at)
            VALUES (:id, :trigger, :facts::jsonb, :at::timestamptz)
            ON CONFLICT DO NOTHING
            """)
        .param("id", id)
        .param("trigger", trigger.title())
        .param("facts", JSON.writeValueAsString(facts))
        .param("at", at.toString())
        .update();
  }

  /**
   * The oldest thing, locked; empty while somebody else is telling it. Nothing overtakes it:
   * whoever waits because of it waits before the next is told.
   */
  Optional<FanOut> nextToSpread() {
    return jdbc.sql("""
            SELECT * FROM fan_out WHERE id = (SELECT id FROM fan_out ORDER BY id LIMIT 1)
            FOR UPDATE SKIP LOCKED
            """)
        .query((row, number) -> new FanOut(
            row.getObject("id", UUID.class),
            Trigger.titled(row.getString("trigger")).orElseThrow(),
            facts(row.getString("facts")),
            row.getObject("happened_at", OffsetDateTime.class).toInstant(),
            row.getString("after_owner")))
        .optional();
  }

  /** The next investors it concerns. */
  List<String> concerned(FanOut fanOut, int limit) {
    String concerned = switch (fanOut.trigger()) {
      case NAV_FELL -> """
            SELECT owner_id FROM holding
            WHERE fund_code = :fund AND shares > 0 AND owner_id > :after
            """;
      case SCHEDULED -> "SELECT owner_id FROM investor WHERE owner_id > :after";
      default -> """
            SELECT DISTINCT owner_id FROM instance
            WHERE state = 'WAITING' AND waiting_for = :trigger AND waiting_key IN (:fund, '')
              AND owner_id > :after
            """;
    };
    return jdbc.sql(concerned + " ORDER BY owner_id LIMIT :limit")
        .param("fund", fanOut.facts().getOrDefault("fundCode", ""))
        .param("trigger", fanOut.trigger().title())
        .param("after", fanOut.afterOwner())
        .param("limit", limit)
        .query(String.class)
        .list();
  }

  /** Remembers that everybody up to {@code owner} knows. */
  void toldUpTo(FanOut fanOut, String owner) {
    jdbc.sql("UPDATE fan_out SET after_owner = :owner WHERE id = :id")
        .param("owner", owner)
        .param("id", fanOut.id())
        .update();
  }

  void toldEverybody(FanOut fanOut) {
    jdbc.sql("DELETE FROM fan_out WHERE id = :id").param("id", fanOut.id()).update();
  }

  /**
   * Takes the slot of a version's schedule; returns whether nobody has taken it before, and the
   * version was there at the time.
   */
  boolean take(String journey, int version, Instant slot) {
    return jdbc.sql("""
                INSERT INTO schedule_slot (journey, slot)
                SELECT journey, :slot::timestamptz FROM journey_version
                WHERE journey = :journey AND version = :version
                  AND registered_at < :slot::timestamptz
                ON CONFLICT DO NOTHING
                """)
            .param("journey", journey)
            .param("version", version)
            .param("slot", slot.toString())
            .update()
        == 1;
  }

  private static Happening happening(ResultSet row) throws SQLException {
    return new Happening(
        Trigger.titled(row.getString("trigger")).orElseThrow(),
        row.getString("owner_id"),
        row.getObject("happened_at", OffsetDateTime.class).toInstant(),
        facts(row.getString("facts")));
  }

  private static Map<String, String> facts(String json) {
    return JSON.readValue(json, new TypeReference<>() {});
  }
}
