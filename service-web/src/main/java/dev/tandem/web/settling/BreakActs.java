package dev.tandem.web.settling;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of actions on breaks, by people and by the service itself. It only grows. */
public final class BreakActs {

  private final JdbcClient jdbc;
  private final String table;

  /**
   * The acts in {@code table}.
   *
   * @param table has the columns {@code break_id}, {@code at}, {@code actor}, {@code act} and
   *     {@code note}
   */
  public BreakActs(JdbcClient jdbc, String table) {
    this.jdbc = jdbc;
    this.table = table;
  }

  public void add(UUID breakId, String actor, String act, @Nullable String note, Instant at) {
    jdbc.sql("""
            INSERT INTO %s (break_id, at, actor, act, note)
            VALUES (:id, :at, :actor, :act, :note)
            """.formatted(table))
        .param("id", breakId)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("actor", actor)
        .param("act", act)
        .param("note", note)
        .update();
  }

  /** The actions on the break, oldest first. */
  public List<Act> of(UUID breakId) {
    return jdbc.sql("""
            SELECT at, actor, act, note FROM %s
            WHERE break_id = :id
            ORDER BY at
            """.formatted(table))
        .param("id", breakId)
        .query((row, _) -> new Act(
            row.getObject("at", OffsetDateTime.class).toInstant(),
            row.getString("actor"),
            row.getString("act"),
            row.getString("note")))
        .list();
  }

  /** One thing that was done about a break. */
  public record Act(
      Instant at, String actor, String act, @Nullable String note) {}
}
