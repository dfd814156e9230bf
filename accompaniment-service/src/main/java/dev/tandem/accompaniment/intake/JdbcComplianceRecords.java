package dev.tandem.accompaniment.intake;

import java.util.List;

import dev.tandem.contract.Topics;
import dev.tandem.contract.accompaniment.Audience;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventHandler;
import dev.tandem.messaging.RawEvent;
import dev.tandem.messaging.support.SqlArrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps for compliance what operations and the orchestration were told, as it was told. */
@Component
class JdbcComplianceRecords {

  private final JdbcClient jdbc;

  JdbcComplianceRecords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @EventHandler(
      group = "compliance",
      topics = Topics.ACCOMPANIMENT,
      tags = {Audience.OPS, Audience.ORCHESTRATION})
  void keep(List<Event<RawEvent>> events) {
    jdbc.sql("""
            INSERT INTO compliance_record (event_id, type, subject, event, told_at)
            SELECT * FROM unnest(:ids::uuid[], :types::text[], :subjects::text[], :events::jsonb[],
              :times::timestamptz[])
            ON CONFLICT DO NOTHING
            """)
        .param("ids", SqlArrays.of(events, it -> it.id().toString()))
        .param("types", SqlArrays.of(events, Event::type))
        .param("subjects", SqlArrays.of(events, Event::subject))
        .param("events", SqlArrays.of(events, it -> it.data().envelope()))
        .param("times", SqlArrays.of(events, it -> it.time().toString()))
        .update();
  }
}
