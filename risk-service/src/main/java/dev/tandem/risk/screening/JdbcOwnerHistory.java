package dev.tandem.risk.screening;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.tandem.messaging.support.SqlArrays;
import dev.tandem.risk.payment.History;
import dev.tandem.risk.payment.Payment;
import dev.tandem.risk.payment.Place;
import dev.tandem.risk.payment.Use;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table of owners' recent uses. Every method is one statement, however many payments a batch
 * has.
 */
@Repository
class JdbcOwnerHistory {

  // An owner with a thousand uses in the window has long been found; more need not be fetched.
  private static final String LOAD = """
      SELECT span.owner_id, past.requested_at, past.latitude, past.longitude
      FROM unnest(:ownerIds::text[], :firsts::timestamptz[], :lasts::timestamptz[])
             AS span (owner_id, first_at, last_at)
      CROSS JOIN LATERAL (
        (SELECT requested_at, latitude, longitude
         FROM owner_use
         WHERE owner_id = span.owner_id
           AND requested_at BETWEEN span.first_at - :everything::interval
                                AND span.last_at + :everything::interval
         ORDER BY requested_at DESC
         LIMIT 1000)
        UNION ALL
        (SELECT requested_at, latitude, longitude
         FROM owner_use
         WHERE owner_id = span.owner_id
           AND latitude IS NOT NULL
           AND requested_at < span.first_at - :everything::interval
           AND requested_at > span.first_at - :places::interval
         ORDER BY requested_at DESC
         LIMIT 1)
        UNION ALL
        (SELECT requested_at, latitude, longitude
         FROM owner_use
         WHERE owner_id = span.owner_id
           AND latitude IS NOT NULL
           AND requested_at > span.last_at + :everything::interval
           AND requested_at < span.last_at + :places::interval
         ORDER BY requested_at
         LIMIT 1)
      ) AS past
      """;

  private static final String REMEMBER = """
      INSERT INTO owner_use (owner_id, requested_at, latitude, longitude)
      SELECT * FROM unnest(
        :ownerIds::text[], :requestedAt::timestamptz[], :latitudes::double precision[],
        :longitudes::double precision[])
      """;

  private final JdbcClient jdbc;
  private final JdbcOwnerTotals totals;
  private final Lookback lookback;

  JdbcOwnerHistory(JdbcClient jdbc, JdbcOwnerTotals totals, Lookback lookback) {
    this.jdbc = jdbc;
    this.totals = totals;
    this.lookback = lookback;
  }

  /** The histories of the owners of {@code payments} around these payments, by owner. */
  Map<String, History> around(List<Payment> payments) {
    var spans = List.copyOf(payments.stream()
        .collect(Collectors.toMap(Payment::ownerId, Span::of, Span::with))
        .values());
    var usesByOwner = jdbc
        .sql(LOAD)
        .param("ownerIds", SqlArrays.of(spans, Span::ownerId))
        .param("firsts", SqlArrays.of(spans, span -> span.first().toString()))
        .param("lasts", SqlArrays.of(spans, span -> span.last().toString()))
        .param("everything", seconds(lookback.everything()))
        .param("places", seconds(lookback.places()))
        .query((row, number) -> Map.entry(row.getString("owner_id"), use(row)))
        .stream()
        .collect(Collectors.groupingBy(
            Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    var totalsByOwner = totals.around(spans);
    return spans.stream()
        .collect(Collectors.toMap(
            Span::ownerId,
            span -> new History(
                usesByOwner.getOrDefault(span.ownerId(), List.of()),
                totalsByOwner.getOrDefault(span.ownerId(), List.of()))));
  }

  /** Adds the payments to their owners' histories. */
  void remember(List<Payment> payments) {
    jdbc.sql(REMEMBER)
        .param("ownerIds", SqlArrays.of(payments, Payment::ownerId))
        .param("requestedAt", SqlArrays.of(payments, p -> p.requestedAt().toString()))
        .param("latitudes", SqlArrays.of(payments, p -> text(p.place().map(Place::latitude))))
        .param("longitudes", SqlArrays.of(payments, p -> text(p.place().map(Place::longitude))))
        .update();
    totals.add(payments);
  }

  private static Use use(ResultSet row) throws SQLException {
    var latitude = row.getObject("latitude", Double.class);
    var longitude = row.getObject("longitude", Double.class);
    return new Use(
        row.getObject("requested_at", OffsetDateTime.class).toInstant(),
        latitude == null || longitude == null
            ? Optional.empty()
            : Optional.of(new Place(latitude, longitude)));
  }

  private static String seconds(Duration duration) {
    return duration.toSeconds() + " seconds";
  }

  private static @Nullable String text(Optional<Double> coordinate) {
    return coordinate.map(String::valueOf).orElse(null);
  }
}
