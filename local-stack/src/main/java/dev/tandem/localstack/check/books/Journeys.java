package dev.tandem.localstack.check.books;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.tandem.test.PostgresServer.Database;
import org.jspecify.annotations.Nullable;

/**
 * What journeys have asked of people and told investors, and what is to be done next.
 *
 * @param steps those at which somebody is to act, and those that an event tells of
 * @param nextDue when the next instance goes on by itself; null if none waits
 */
public record Journeys(List<Step> steps, @Nullable Instant nextDue) {

  private static final String STEPS = """
      WITH told AS (
        SELECT e #>> '{data,instanceId}' || '/' || (e #>> '{data,step}') AS id, count(*) AS events
        FROM messaging.outbox o
          CROSS JOIN LATERAL (SELECT convert_from(o.body, 'UTF8')::jsonb AS body) b
          CROSS JOIN LATERAL jsonb_array_elements(
            CASE jsonb_typeof(b.body) WHEN 'array' THEN b.body ELSE jsonb_build_array(b.body) END) e
        WHERE o.state <> 'ABORTED' AND e ->> 'type' LIKE '%.StepReached.v1'
        GROUP BY 1
      ), passed AS (
        SELECT 'jrn_' || instance_id || '/' || step AS id, passed_at, result = 'TOLD' AS tells
        FROM passed_step
        WHERE result IN ('ASKED', 'TOLD')
      )
      SELECT id, passed_at, coalesce(tells, false) AS tells, coalesce(events, 0) AS events
      FROM passed FULL JOIN told USING (id)
      """;

  private static final String NEXT_DUE = """
      SELECT min(due) AS due FROM instance WHERE state = 'WAITING'
      """;

  /**
   * A step of an instance.
   *
   * @param id {@code jrn_…/<step>}, the subject of its messages
   * @param passedAt when it was passed; null if it was not
   * @param tells whether the investor is told something
   * @param events how many events tell of it
   */
  public record Step(String id, @Nullable Instant passedAt, boolean tells, long events) {}

  /** Reads them beside the events that tell of them. */
  static Journeys read(Database accompaniment) throws SQLException {
    try (Rows rows = Rows.of(accompaniment)) {
      List<Step> steps = rows.all(STEPS, Journeys::step);
      List<Optional<Instant>> due =
          rows.all(NEXT_DUE, row -> Optional.ofNullable(Rows.instant(row, "due")));
      return new Journeys(steps, due.getFirst().orElse(null));
    }
  }

  private static Step step(ResultSet row) throws SQLException {
    return new Step(
        row.getString("id"),
        Rows.instant(row, "passed_at"),
        row.getBoolean("tells"),
        row.getLong("events"));
  }
}
