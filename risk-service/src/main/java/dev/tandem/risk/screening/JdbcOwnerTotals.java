package dev.tandem.risk.screening;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.tandem.messaging.support.SqlArrays;
import dev.tandem.risk.payment.HourTotal;
import dev.tandem.risk.payment.Payment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table of owners' totals by hour. Every method is one statement, however many payments a batch
 * has.
 */
@Repository
class JdbcOwnerTotals {

  private final JdbcClient jdbc;

  JdbcOwnerTotals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The totals of the hours within a day of each span, by owner. */
  Map<String, List<HourTotal>> around(Collection<Span> spans) {
    return jdbc
        .sql("""
            SELECT total.owner_id, total.currency, total.hour, total.amount_minor
            FROM unnest(:ownerIds::text[], :firsts::timestamptz[], :lasts::timestamptz[])
                   AS span (owner_id, first_at, last_at)
            JOIN owner_total total
              ON total.owner_id = span.owner_id
             AND total.hour BETWEEN span.first_at - interval '25 hours'
                                AND span.last_at + interval '24 hours'
            """)
        .param("ownerIds", SqlArrays.of(spans, Span::ownerId))
        .param("firsts", SqlArrays.of(spans, span -> span.first().toString()))
        .param("lasts", SqlArrays.of(spans, span -> span.last().toString()))
        .query((row, number) -> Map.entry(
            row.getString("owner_id"),
            new HourTotal(
                Currency.getInstance(row.getString("currency")),
                row.getObject("hour", OffsetDateTime.class).toInstant(),
                row.getLong("amount_minor"))))
        .stream()
        .collect(Collectors.groupingBy(
            Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  /** Adds the payments to their owners' totals. */
  void add(Collection<Payment> payments) {
    jdbc.sql("""
            INSERT INTO owner_total AS total (owner_id, currency, hour, amount_minor)
            SELECT owner_id, currency, hour, sum(amount_minor)
            FROM unnest(
                   :ownerIds::text[], :currencies::text[], :hours::timestamptz[], :amounts::bigint[])
                   AS payment (owner_id, currency, hour, amount_minor)
            GROUP BY owner_id, currency, hour
            ON CONFLICT (owner_id, currency, hour)
              DO UPDATE SET amount_minor = total.amount_minor + excluded.amount_minor
            """)
        .param("ownerIds", SqlArrays.of(payments, Payment::ownerId))
        .param("currencies", SqlArrays.of(payments, p -> p.amount().currency().getCurrencyCode()))
        .param("hours", SqlArrays.of(payments, p -> p.inItsHour().hour().toString()))
        .param("amounts", SqlArrays.of(payments, p -> Long.toString(p.amount().minorUnits())))
        .update();
  }

  /** Deletes the totals of hours before {@code time}. */
  void forgetBefore(Instant time) {
    jdbc.sql("DELETE FROM owner_total WHERE hour < :time")
        .param("time", time.atOffset(ZoneOffset.UTC))
        .update();
  }
}
