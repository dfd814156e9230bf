package dev.tandem.accompaniment.content;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

import dev.tandem.accompaniment.content.Content.ContentMoved;
import dev.tandem.contract.accompaniment.Audience;
import dev.tandem.contract.accompaniment.StepReached;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventHandler;
import dev.tandem.messaging.support.SqlArrays;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What journeys ask research to write: one open task for a journey and a fund. */
@RestController
class WritingTasks {

  private final JdbcClient jdbc;

  WritingTasks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @EventHandler(group = "operations", tags = Audience.OPS)
  void asked(List<Event<StepReached>> steps) {
    var wanted = steps.stream()
        .map(Event::data)
        .filter(it -> it.action() == StepReached.Action.WRITE_CONTENT)
        .toList();
    if (wanted.isEmpty()) {
      return;
    }
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

  /** In the transaction of the publication: what is published need not be written any more. */
  @EventListener
  void published(ContentMoved moved) {
    if (moved.decision().kind() == ContentStatus.PUBLISHED) {
      String fund = moved.content().fundCode();
      jdbc.sql("DELETE FROM writing_task WHERE fund_code = :fund")
          .param("fund", fund == null ? "" : fund)
          .update();
    }
  }

  @GetMapping("/v1/writing-tasks")
  @Operation(summary = "Lists what journeys ask research to write, the oldest first")
  List<TaskAnswer> list() {
    return jdbc.sql("SELECT * FROM writing_task ORDER BY asked_at LIMIT 100")
        .query((row, number) -> new TaskAnswer(
            row.getString("journey"),
            row.getString("fund_code"),
            row.getLong("investors"),
            row.getObject("asked_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /**
   * A task.
   *
   * @param fundCode the fund, empty for none
   * @param investors how many wait for it
   */
  record TaskAnswer(String journey, String fundCode, long investors, Instant askedAt) {}
}
