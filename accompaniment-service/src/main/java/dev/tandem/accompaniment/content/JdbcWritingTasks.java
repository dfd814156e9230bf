package dev.tandem.accompaniment.content;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;

import dev.tandem.accompaniment.content.WritingTasks.TaskAnswer;
import dev.tandem.contract.accompaniment.StepReached;
import dev.tandem.messaging.support.SqlArrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The open tasks of research: one for a journey and a fund. */
@Repository
class JdbcWritingTasks {

  private final JdbcClient jdbc;

  JdbcWritingTasks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Opens a task for each journey and fund, or counts more investors in one that is open. */
  void add(List<StepReached> wanted) {
    jdbc.sql("""
            INSERT INTO writing_task AS task (journey, fund_code, investors, asked_at)
            SELECT journey, fund_code, count(*), min(asked_at)
            FROM unnest(:journeys::text[], :funds::text[], :times::timestamptz[])
                   AS wanted (journey, fund_code, asked_at)
            GROUP BY journey, fund_code
            ON CONFLICT (journey, fund_code)
              DO UPDATE SET investors = task.investors + excluded.investors
            """)
        .param("journeys", SqlArrays.of(wanted, StepReached::journey))
        .param("funds", SqlArrays.of(wanted, it -> it.fundCode() == null ? "" : it.fundCode()))
        .param("times", SqlArrays.of(wanted, it -> it.reachedAt().toString()))
        .update();
  }

  /** Ends these journeys' tasks about a fund, or those about none if it is empty. */
  void end(String fundCode, Collection<String> journeys) {
    jdbc.sql("""
            DELETE FROM writing_task WHERE fund_code = :fund AND journey = ANY (:journeys)
            """)
        .param("fund", fundCode)
        .param("journeys", SqlArrays.of(journeys))
        .update();
  }

  /** The oldest hundred. */
  List<TaskAnswer> oldest() {
    return jdbc.sql("SELECT * FROM writing_task ORDER BY asked_at LIMIT 100")
        .query((row, _) -> new TaskAnswer(
            row.getString("journey"),
            row.getString("fund_code"),
            row.getLong("investors"),
            row.getObject("asked_at", OffsetDateTime.class).toInstant()))
        .list();
  }
}
