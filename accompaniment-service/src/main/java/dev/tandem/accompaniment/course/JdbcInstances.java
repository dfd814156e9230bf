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
import java.util.stream.Collectors;

import dev.tandem.accompaniment.journey.Instance;
import dev.tandem.messaging.support.SqlArrays;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of instances. Every method is one statement, however many instances a batch has. */
@Repository
class JdbcInstances {

  private static final JsonMapper JSON = new JsonMapper();

  private final JdbcClient jdbc;

  JdbcInstances(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The waiting instances of investors, who must be locked. */
  List<Instance> waitingOf(Collection<String> ownerIds) {
    return jdbc.sql("""
            SELECT * FROM instance WHERE owner_id = ANY (:ownerIds) AND state = 'WAITING'
            """)
        .param("ownerIds", SqlArrays.of(ownerIds))
        .query((row, number) -> instance(row))
        .list();
  }

  /** When investors, who must be locked, last entered each journey with each business key. */
  Map<Entered, Instant> enteredBy(Collection<String> ownerIds) {
    return jdbc
        .sql("""
            SELECT owner_id, journey, business_key, max(entered_at) AS entered_at
            FROM (
              SELECT owner_id, journey, business_key, entered_at FROM instance
              WHERE owner_id = ANY (:ownerIds)
              UNION ALL
              SELECT * FROM former_entry WHERE owner_id = ANY (:ownerIds)) AS entry
            GROUP BY owner_id, journey, business_key
            """)
        .param("ownerIds", SqlArrays.of(ownerIds))
        .query((row, number) -> Map.entry(
            new Entered(
                row.getString("owner_id"), row.getString("journey"), row.getString("business_key")),
            at(row, "entered_at")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Whose entry into which journey. */
  record Entered(String ownerId, String journey, String key) {}

  /**
   * The investors whose instances are due, the longest due first. Nothing is locked: investors are
   * locked before their instances, always.
   */
  List<String> dueOwners(Instant now, int limit) {
    return jdbc.sql("""
            SELECT owner_id FROM instance
            WHERE state = 'WAITING' AND due <= :now::timestamptz
            ORDER BY due
            LIMIT :limit
            """)
        .param("now", now.toString())
        .param("limit", limit)
        .query(String.class)
        .list();
  }

  /** Stores instances as they are now. */
  void save(Collection<Instance> instances) {
    jdbc.sql("""
            INSERT INTO instance (id, journey, version, owner_id, business_key, state, step,
              waiting_for, waiting_key, due, facts, entered_at, ended_at)
            SELECT * FROM unnest(:ids::uuid[], :journeys::text[], :versions::integer[],
              :owners::text[], :keys::text[], :states::text[], :steps::text[],
              :waitingFor::text[], :waitingKeys::text[], :dues::timestamptz[], :facts::jsonb[],
              :entered::timestamptz[], :ended::timestamptz[])
            ON CONFLICT (id) DO UPDATE SET state = excluded.state, step = excluded.step,
              waiting_for = excluded.waiting_for, waiting_key = excluded.waiting_key,
              due = excluded.due, ended_at = excluded.ended_at
            """)
        .param("ids", SqlArrays.of(instances, it -> it.id().toString()))
        .param("journeys", SqlArrays.of(instances, Instance::journey))
        .param("versions", SqlArrays.of(instances, it -> Integer.toString(it.version())))
        .param("owners", SqlArrays.of(instances, Instance::ownerId))
        .param("keys", SqlArrays.of(instances, Instance::key))
        .param("states", SqlArrays.of(instances, it -> it.state().name()))
        .param("steps", SqlArrays.of(instances, Instance::step))
        .param("waitingFor", SqlArrays.of(instances, Instance::waitingFor))
        .param("waitingKeys", SqlArrays.of(instances, Instance::waitingKey))
        .param("dues", SqlArrays.of(instances, it -> text(it.due())))
        .param("facts", SqlArrays.of(instances, it -> JSON.writeValueAsString(it.facts())))
        .param("entered", SqlArrays.of(instances, it -> it.enteredAt().toString()))
        .param("ended", SqlArrays.of(instances, it -> text(it.endedAt())))
        .update();
  }

  /**
   * Forgets up to {@code limit} instances that ended before {@code bound}, with their steps. Their
   * entries and their part of the funnel stay.
   */
  int deleteEndedBefore(Instant bound, int limit) {
    return jdbc.sql("""
            WITH gone AS (
              DELETE FROM instance WHERE id = ANY (ARRAY (
                SELECT id FROM instance
                WHERE state <> 'WAITING' AND coalesce(ended_at, entered_at) < :bound::timestamptz
                ORDER BY coalesce(ended_at, entered_at)
                LIMIT :limit))
              RETURNING id, owner_id, journey, business_key, entered_at
            ), entries AS (
              INSERT INTO former_entry AS former (owner_id, journey, business_key, entered_at)
              SELECT owner_id, journey, business_key, max(entered_at) FROM gone
              GROUP BY owner_id, journey, business_key
              ON CONFLICT (owner_id, journey, business_key)
                DO UPDATE SET entered_at = greatest(former.entered_at, excluded.entered_at)
            ), passed AS (
              SELECT passed_step.* FROM gone JOIN passed_step ON instance_id = id
            ), steps AS (
              INSERT INTO former_step AS former (journey, version, step, result, instances)
              SELECT journey, version, step, result, count(*)
              FROM (
                SELECT journey, version, step, result FROM passed
                UNION ALL
                SELECT journey, version, step, outcome
                FROM passed JOIN delivery_outcome USING (instance_id, step)) AS counted
              GROUP BY journey, version, step, result
              ON CONFLICT (journey, version, step, result)
                DO UPDATE SET instances = former.instances + excluded.instances
            )
            SELECT count(*) FROM gone
            """)
        .param("bound", bound.toString())
        .param("limit", limit)
        .query(Integer.class)
        .single();
  }

  /** An investor's instances of a journey, the newest first, older than {@code startingAfter}. */
  List<Instance> find(
      String journey, @Nullable String ownerId, Optional<UUID> startingAfter, int limit) {
    return jdbc.sql("""
            SELECT * FROM instance
            WHERE journey = :journey AND owner_id = :ownerId
              AND (:startingAfter::uuid IS NULL OR id < :startingAfter::uuid)
            ORDER BY id DESC
            LIMIT :limit
            """)
        .param("journey", journey)
        .param("ownerId", ownerId)
        .param("startingAfter", startingAfter.orElse(null))
        .param("limit", limit)
        .query((row, number) -> instance(row))
        .list();
  }

  private static Instance instance(ResultSet row) throws SQLException {
    return new Instance(
        row.getObject("id", UUID.class),
        row.getString("journey"),
        row.getInt("version"),
        row.getString("owner_id"),
        row.getString("business_key"),
        Instance.State.valueOf(row.getString("state")),
        row.getString("step"),
        row.getString("waiting_for"),
        row.getString("waiting_key"),
        orNull(row, "due"),
        JSON.readValue(row.getString("facts"), new TypeReference<Map<String, String>>() {}),
        at(row, "entered_at"),
        orNull(row, "ended_at"));
  }

  private static @Nullable Instant orNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static Instant at(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }
}
