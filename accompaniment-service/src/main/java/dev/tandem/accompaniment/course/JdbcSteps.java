package dev.tandem.accompaniment.course;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.tandem.accompaniment.course.RunJourneys.Settlement;
import dev.tandem.accompaniment.journey.Instance;
import dev.tandem.accompaniment.journey.Passed;
import dev.tandem.accompaniment.journey.Tellable;
import dev.tandem.messaging.support.SqlArrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The steps that instances have passed, and what investors were told at them. */
@Repository
class JdbcSteps {

  private final JdbcClient jdbc;

  JdbcSteps(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A step of an instance of an investor who was fit for {@code riskLevel}. */
  record Row(Instance instance, Passed passed, int riskLevel) {}

  /** Adds steps; an instance passes each once. */
  void add(Collection<Row> rows) {
    jdbc.sql("""
            INSERT INTO passed_step (instance_id, step, journey, version, result, passed_at)
            SELECT * FROM unnest(:ids::uuid[], :steps::text[], :journeys::text[],
              :versions::integer[], :results::text[], :passed::timestamptz[])
            """)
        .param("ids", SqlArrays.of(rows, it -> it.instance().id().toString()))
        .param("steps", SqlArrays.of(rows, it -> it.passed().step()))
        .param("journeys", SqlArrays.of(rows, it -> it.instance().journey()))
        .param(
            "versions", SqlArrays.of(rows, it -> Integer.toString(it.instance().version())))
        .param("results", SqlArrays.of(rows, it -> it.passed().result().name()))
        .param("passed", SqlArrays.of(rows, it -> it.passed().at().toString()))
        .update();
    var told = rows.stream().filter(it -> it.passed().told() != null).toList();
    if (!told.isEmpty()) {
      addTold(told);
    }
  }

  private void addTold(List<Row> rows) {
    jdbc.sql("""
            INSERT INTO delivery (instance_id, step, owner_id, content_id, fund_risk_level,
              investor_risk_level, told_at)
            SELECT * FROM unnest(:ids::uuid[], :steps::text[], :owners::text[], :contents::uuid[],
              :fundLevels::integer[], :levels::integer[], :told::timestamptz[])
            """)
        .param("ids", SqlArrays.of(rows, it -> it.instance().id().toString()))
        .param("steps", SqlArrays.of(rows, it -> it.passed().step()))
        .param("owners", SqlArrays.of(rows, it -> it.instance().ownerId()))
        .param("contents", SqlArrays.of(rows, it -> told(it).contentId().toString()))
        .param("fundLevels", SqlArrays.of(rows, it -> Integer.toString(told(it).fundRiskLevel())))
        .param("levels", SqlArrays.of(rows, it -> Integer.toString(it.riskLevel())))
        .param("told", SqlArrays.of(rows, it -> it.passed().at().toString()))
        .update();
  }

  /** Keeps what came of messages, each outcome once. */
  void settled(Collection<Settlement> settlements) {
    jdbc.sql("""
            INSERT INTO delivery_outcome (instance_id, step, outcome, settled_at)
            SELECT instance_id, step, outcome, min(settled_at)
            FROM unnest(:ids::uuid[], :steps::text[], :outcomes::text[], :times::timestamptz[])
                   AS settled (instance_id, step, outcome, settled_at)
              JOIN delivery USING (instance_id, step)
            GROUP BY instance_id, step, outcome
            ON CONFLICT DO NOTHING
            """)
        .param("ids", SqlArrays.of(settlements, it -> it.instanceId().toString()))
        .param("steps", SqlArrays.of(settlements, Settlement::step))
        .param("outcomes", SqlArrays.of(settlements, it -> it.outcome().name()))
        .param("times", SqlArrays.of(settlements, it -> it.at().toString()))
        .update();
  }

  private static Tellable told(Row row) {
    return Objects.requireNonNull(row.passed().told());
  }

  /**
   * Counts {@code steps} more steps of each course; returns the first new number of each. The
   * investors must be locked.
   */
  Map<Course, Long> count(Map<Course, Integer> steps) {
    var courses = List.copyOf(steps.entrySet());
    return jdbc
        .sql("""
            INSERT INTO course AS known (owner_id, journey, sequence)
            SELECT * FROM unnest(:owners::text[], :journeys::text[], :counts::bigint[])
            ON CONFLICT (owner_id, journey)
              DO UPDATE SET sequence = known.sequence + excluded.sequence
            RETURNING owner_id, journey, sequence
            """)
        .param("owners", SqlArrays.of(courses, it -> it.getKey().ownerId()))
        .param("journeys", SqlArrays.of(courses, it -> it.getKey().journey()))
        .param("counts", SqlArrays.of(courses, it -> Integer.toString(it.getValue())))
        .query((row, number) -> Map.entry(
            new Course(row.getString("owner_id"), row.getString("journey")),
            row.getLong("sequence")))
        .list()
        .stream()
        .collect(Collectors.toMap(
            Map.Entry::getKey, it -> it.getValue() - steps.getOrDefault(it.getKey(), 0) + 1));
  }

  /** An investor's way through a journey. */
  record Course(String ownerId, String journey) {

    @Override
    public String toString() {
      return ownerId + "/" + journey;
    }
  }

  /** How many instances of a version passed a step with a result, or had an outcome of it. */
  record Count(int version, String step, String result, long instances) {}

  /** The funnel of each version of a journey. */
  List<Count> funnel(String journey) {
    return jdbc.sql("""
            SELECT version, step, result, sum(instances) AS instances
            FROM (
              SELECT version, step, result, count(*) AS instances FROM passed_step
              WHERE journey = :journey
              GROUP BY version, step, result
              UNION ALL
              SELECT version, step, outcome, count(*)
              FROM delivery_outcome JOIN passed_step USING (instance_id, step)
              WHERE journey = :journey
              GROUP BY version, step, outcome
              UNION ALL
              SELECT version, step, result, instances FROM former_step WHERE journey = :journey
            ) AS counted
            GROUP BY version, step, result
            ORDER BY version, step, result
            """).param("journey", journey).query(Count.class).list();
  }

  /** What may be told: the newest for each audience and fund. */
  List<Tellable> published() {
    return jdbc.sql("""
            SELECT id, audience, fund_code, fund_risk_level, title || E'\\n' || body AS text
            FROM content
            WHERE id IN (
              SELECT DISTINCT ON (audience, fund_code) content_id
              FROM publication JOIN content ON id = content_id
              ORDER BY audience, fund_code, published_at DESC, content_id DESC)
            """)
        .query((row, number) -> new Tellable(
            row.getObject("id", java.util.UUID.class),
            row.getString("audience"),
            row.getString("fund_code"),
            row.getInt("fund_risk_level"),
            row.getString("text")))
        .list();
  }
}
