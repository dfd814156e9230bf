package dev.tandem.fundpurchase.lifecycle;

import java.util.List;

import dev.tandem.messaging.support.SqlArrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of orders' timelines: rows are written once and never changed. */
@Component
public class JdbcTimeline {

  private final JdbcClient jdbc;

  JdbcTimeline(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public void append(List<OrderStep> steps) {
    jdbc.sql("""
            INSERT INTO order_timeline
              (order_id, position, left_status, status, at, cause, caused_by)
            SELECT *
            FROM unnest(:orderIds::uuid[], :positions::integer[], :left::text[], :statuses::text[],
              :times::timestamptz[], :causes::text[], :causedBy::uuid[])
            """)
        .param("orderIds", SqlArrays.of(steps, OrderStep::orderId))
        .param("positions", SqlArrays.of(steps, step -> step.entry().position()))
        .param("left", SqlArrays.of(steps, step -> step.entry().from()))
        .param("statuses", SqlArrays.of(steps, step -> step.entry().status()))
        .param("times", SqlArrays.of(steps, step -> step.entry().cause().at()))
        .param("causes", SqlArrays.of(steps, step -> step.entry().cause().name()))
        .param("causedBy", SqlArrays.of(steps, step -> step.entry().cause().eventId()))
        .update();
  }
}
