package dev.tandem.web.audit;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.tandem.messaging.support.SqlArrays;
import dev.tandem.web.chain.Chain;
import dev.tandem.web.chain.Verifiable;
import dev.tandem.web.chain.Verification;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The audit log's table and its chain. */
final class JdbcAuditLog implements Verifiable {

  private static final String HEAD = """
      SELECT position, encode(hash, 'hex') AS hash FROM audit.chain_head
      """;

  private static final String READ = """
      SELECT position, encode(previous_hash, 'hex') AS previous, encode(hash, 'hex') AS hash, at,
        actor, roles, origin, endpoint, subjects, asked, reason, changes, trace_id
      FROM audit.act
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  JdbcAuditLog(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Appends the act if the current transaction has changed anything so far. */
  boolean appendIfChanged(CurrentAct act, Instant at) {
    // The condition is looked at before the row is locked, which would count as a change.
    var head = lock(HEAD + "WHERE pg_current_xact_id_if_assigned() IS NOT NULL FOR UPDATE");
    head.ifPresent(it -> append(it, act, at));
    return head.isPresent();
  }

  void append(CurrentAct act, Instant at) {
    append(lock(HEAD + "FOR UPDATE").orElseThrow(), act, at);
  }

  private Optional<Head> lock(String sql) {
    return jdbc.sql(sql).query(Head.class).optional();
  }

  private void append(Head head, CurrentAct current, Instant at) {
    var act = current.act();
    var changes = current.changes();
    var subjects = Stream.concat(act.subjects().stream(), changes.stream().map(Change::subject))
        .distinct()
        .toList();
    var written = new WrittenAct(
        head.position() + 1,
        head.hash(),
        // As the database keeps it, so that the hash is that of what is read back.
        at.truncatedTo(ChronoUnit.MICROS),
        new Act(
            act.actor(),
            act.roles(),
            act.origin(),
            act.endpoint(),
            subjects,
            act.asked(),
            act.reason(),
            act.traceId()),
        json.writeValueAsString(changes));
    insert(written);
  }

  private void insert(WrittenAct written) {
    var act = written.act();
    jdbc.sql("""
            WITH act AS (
              INSERT INTO audit.act (position, previous_hash, hash, at, actor, roles, origin, endpoint,
                subjects, asked, reason, changes, trace_id)
              VALUES (:position, decode(:previous, 'hex'), decode(:hash, 'hex'), :at, :actor, :roles,
                :origin, :endpoint, :subjects::text[], :asked, :reason, :changes, :traceId)
              RETURNING position, hash
            )
            UPDATE audit.chain_head head SET position = act.position, hash = act.hash FROM act
            """)
        .param("position", written.position())
        .param("previous", written.previousHash())
        .param("hash", written.hash())
        .param("at", written.at().atOffset(ZoneOffset.UTC))
        .param("actor", act.actor())
        .param("roles", act.roles())
        .param("origin", act.origin())
        .param("endpoint", act.endpoint())
        .param("subjects", SqlArrays.of(act.subjects()))
        .param("asked", act.asked())
        .param("reason", act.reason())
        .param("changes", written.changes())
        .param("traceId", act.traceId())
        .update();
  }

  /** The acts that fit, the newest first. */
  List<WrittenAct> find(Wanted wanted, int limit) {
    return jdbc.sql(READ + """
            WHERE position < :before
              AND (:actor::text IS NULL OR actor = :actor)
              AND (:endpoint::text IS NULL OR endpoint = :endpoint)
              AND (:subject::text IS NULL OR subjects @> ARRAY[:subject::text])
              AND (:from::timestamptz IS NULL OR at >= :from::timestamptz)
              AND (:to::timestamptz IS NULL OR at < :to::timestamptz)
            ORDER BY position DESC
            LIMIT :limit
            """)
        .param("before", wanted.before())
        .param("actor", wanted.actor())
        .param("endpoint", wanted.endpoint())
        .param("subject", wanted.subject())
        .param("from", wanted.from() == null ? null : wanted.from().toString())
        .param("to", wanted.to() == null ? null : wanted.to().toString())
        .param("limit", limit)
        .query((row, _) -> written(row))
        .list();
  }

  @Override
  public Verification verify() {
    var head = jdbc.sql(HEAD).query(Head.class).single();
    var first = jdbc.sql("SELECT encode(sha256(convert_to('tandem audit', 'UTF8')), 'hex')")
        .query(String.class)
        .single();
    var damages = new ArrayList<String>();
    var count = new Chain("the audit log", "acts", first, head.position(), head.hash())
        .verify(this::rows, damages);
    return new Verification("acts", count, damages);
  }

  private List<Chain.Row> rows(long position, int limit) {
    return jdbc.sql(READ + "WHERE position > :position ORDER BY position LIMIT :limit")
        .param("position", position)
        .param("limit", limit)
        .query((row, _) -> written(row).row(row.getString("hash")))
        .list();
  }

  private static WrittenAct written(ResultSet row) throws SQLException {
    return new WrittenAct(
        row.getLong("position"),
        row.getString("previous"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        new Act(
            row.getString("actor"),
            row.getString("roles"),
            row.getString("origin"),
            row.getString("endpoint"),
            texts(row.getArray("subjects")),
            row.getString("asked"),
            row.getString("reason"),
            row.getString("trace_id")),
        row.getString("changes"));
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  /** The acts wanted; a field that is null does not matter. */
  record Wanted(
      long before,
      @Nullable String actor,
      @Nullable String endpoint,
      @Nullable String subject,
      @Nullable Instant from,
      @Nullable Instant to) {}

  /** Where the chain ends. */
  record Head(long position, String hash) {}
}
