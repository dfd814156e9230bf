package dev.tandem.fundpurchase.lifecycle;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

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

  public List<TimelineEntry> of(UUID orderId) {
    return jdbc.sql("""
            SELECT position, left_status, status, at, cause, caused_by
            FROM order_timeline
            WHERE order_id = :orderId
            ORDER BY position
            """)
        .param("orderId", orderId)
        .query((row, _) -> {
          String left = row.getString("left_status");
          return new TimelineEntry(
              row.getInt("position"),
              left == null ? null : OrderStatus.valueOf(left),
              OrderStatus.valueOf(row.getString("status")),
              new Cause(
                  row.getString("cause"),
                  row.getObject("caused_by", UUID.class),
                  row.getObject("at", OffsetDateTime.class).toInstant()));
        })
        .list();
  }
}
