package dev.tandem.notification.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.messaging.support.SqlArrays;
import dev.tandem.notification.PublicIds;
import dev.tandem.web.audit.Acts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The table of deliveries: a queue for each endpoint, and the log of their outcomes. */
class JdbcDeliveries {

  private static final String VIEW = """
      SELECT d.id, d.endpoint_id, d.event_id, v.type, d.status, d.attempts, d.response_status,
             d.duration_millis, d.due_at, d.excerpt, d.error, d.last_attempt_at, d.created_at
      FROM webhook_delivery d
      JOIN webhook_event v ON v.id = d.event_id
      """;

  private final JdbcClient jdbc;

  JdbcDeliveries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Queues each event for every enabled endpoint that subscribes to it; returns the number of
   * deliveries.
   */
  int plan(List<OutgoingEvent> events, Instant now) {
    return jdbc.sql("""
            WITH planned AS (
                SELECT e.id AS endpoint_id, o.*
                FROM unnest(:ids::uuid[], :types::text[], :names::text[], :bodies::text[])
                         AS o(event_id, type, name, body)
                JOIN webhook_endpoint e
                    ON e.status = 'ENABLED' AND e.events && ARRAY['*', o.type, o.name]
            ), kept AS (
                INSERT INTO webhook_event (id, type, body, created_at)
                SELECT DISTINCT event_id, type, body, :now::timestamptz FROM planned
                ON CONFLICT DO NOTHING
            )
            INSERT INTO webhook_delivery (endpoint_id, event_id, due_at, created_at)
            SELECT endpoint_id, event_id, :now, :now FROM planned
            ON CONFLICT (event_id, endpoint_id) DO NOTHING
            """)
        .param("ids", SqlArrays.of(events, event -> event.id().toString()))
        .param("types", SqlArrays.of(events, OutgoingEvent::type))
        .param("names", SqlArrays.of(events, OutgoingEvent::name))
        .param("bodies", SqlArrays.of(events, OutgoingEvent::body))
        .param("now", timestamp(now))
        .update();
  }

  /**
   * Takes due deliveries for sending, until {@code leaseEnd}: of each endpoint the oldest, as many
   * as its limit allows, so that an endpoint with a long queue or slow answers does not delay
   * others.
   *
   * @param inFlight the number of deliveries that this instance is sending to an endpoint already
   */
  List<TakenDelivery> take(
      Map<UUID, Integer> inFlight, int perEndpoint, int limit, Instant now, Instant leaseEnd) {
    // However long the queues, and whatever the database believes about them, it reads the head of
    // each: the inner limit is a number in the text, known when the plan is made, and all else is
    // looked up by key rather than joined.
    return jdbc.sql("""
            WITH due AS (
                SELECT d.id
                FROM webhook_endpoint e
                LEFT JOIN unnest(:busy::uuid[], :counts::int[]) AS b(endpoint_id, deliveries)
                    ON b.endpoint_id = e.id
                CROSS JOIN LATERAL (
                    SELECT head.id, head.due_at
                    FROM (
                        SELECT q.id, q.due_at
                        FROM webhook_delivery q
                        WHERE q.endpoint_id = e.id
                          AND q.status IN ('PENDING', 'SENDING')
                          AND q.due_at <= :now
                        ORDER BY q.due_at
                        LIMIT %s
                        FOR UPDATE SKIP LOCKED
                    ) head
                    LIMIT greatest(:perEndpoint - coalesce(b.deliveries, 0), 0)
                ) d
                WHERE e.status = 'ENABLED'
                ORDER BY d.due_at
                LIMIT :limit
            )
            UPDATE webhook_delivery w
            SET status = 'SENDING', attempts = w.attempts + 1, due_at = :leaseEnd,
                last_attempt_at = :now
            FROM webhook_endpoint e
            WHERE w.id = ANY (ARRAY(SELECT id FROM due)) AND e.id = w.endpoint_id
            RETURNING w.id, w.endpoint_id, w.attempts, w.failures, e.url, e.sealed_secret,
                      CASE WHEN e.former_secret_until > :now THEN e.sealed_former_secret END
                          AS sealed_former_secret,
                      (SELECT v.body FROM webhook_event v WHERE v.id = w.event_id) AS body
            """.formatted(perEndpoint))
        .param("busy", SqlArrays.of(inFlight.keySet(), UUID::toString))
        .param("counts", SqlArrays.of(inFlight.values()))
        .param("perEndpoint", perEndpoint)
        .param("limit", limit)
        .param("now", timestamp(now))
        .param("leaseEnd", timestamp(leaseEnd))
        .query((row, n) -> TakenDelivery.of(row))
        .list();
  }

  /**
   * Records the outcome of an attempt, unless another instance has made one since: then this one's
   * lease had ended, and the other outcome stands.
   *
   * @param retryAt the time of the next attempt, if {@code status} is PENDING
   */
  boolean record(
      TakenDelivery delivery, Attempt attempt, DeliveryStatus status, @Nullable Instant retryAt) {
    return jdbc.sql("""
            UPDATE webhook_delivery
            SET status = :status,
                failures = failures + :failed,
                due_at = coalesce(:retryAt::timestamptz, due_at),
                response_status = :responseStatus,
                duration_millis = :durationMillis,
                excerpt = :excerpt,
                error = :error
            WHERE id = :id AND status = 'SENDING' AND attempts = :attempts
            """)
            .param("id", delivery.id())
            .param("attempts", delivery.attempts())
            .param("status", status.name())
            .param("failed", attempt.succeeded() ? 0 : 1)
            .param("retryAt", retryAt == null ? null : timestamp(retryAt))
            .param("responseStatus", attempt.responseStatus())
            .param("durationMillis", attempt.took().toMillis())
            .param("excerpt", attempt.excerpt())
            .param("error", attempt.error())
            .update()
        == 1;
  }

  /** Makes a delivery due now, with all its retries again, unless it is being sent. */
  @Transactional
  public boolean resend(UUID endpointId, UUID id, Instant now) {
    Optional<String> before = jdbc.sql("""
            UPDATE webhook_delivery d SET status = 'PENDING', failures = 0, due_at = :now
            FROM webhook_endpoint e
            WHERE d.id = :id AND d.endpoint_id = :endpoint AND d.status <> 'SENDING'
              AND e.id = d.endpoint_id AND e.status = 'ENABLED'
            RETURNING old.status
            """)
        .param("id", id)
        .param("endpoint", endpointId)
        .param("now", timestamp(now))
        .query(String.class)
        .optional();
    before.ifPresent(
        status -> Acts.changed(PublicIds.DELIVERY.format(id), status, DeliveryStatus.PENDING));
    return before.isPresent();
  }

  /**
   * Cancels some deliveries of disabled endpoints: those queued while the endpoint was being
   * disabled, or given back since. Returns their number.
   */
  int cancelOfDisabled(Instant now) {
    // As with taking, the limit in the text keeps it to the head of each queue.
    return jdbc.sql("""
            UPDATE webhook_delivery SET status = 'CANCELLED' WHERE id = ANY (ARRAY(
                SELECT head.id
                FROM webhook_endpoint e
                CROSS JOIN LATERAL (
                    SELECT q.id, q.status, q.due_at
                    FROM webhook_delivery q
                    WHERE q.endpoint_id = e.id AND q.status IN ('PENDING', 'SENDING')
                    ORDER BY q.due_at
                    LIMIT 100
                    FOR UPDATE
                ) head
                WHERE e.status = 'DISABLED'
                  AND (head.status = 'PENDING' OR head.due_at <= :now)))
            """).param("now", timestamp(now)).update();
  }

  Optional<DeliveryAnswer> find(UUID endpointId, UUID id) {
    return jdbc.sql(VIEW + " WHERE d.id = :id AND d.endpoint_id = :endpoint")
        .param("id", id)
        .param("endpoint", endpointId)
        .query((row, n) -> DeliveryAnswer.of(row))
        .optional();
  }

  /** Up to {@code limit} deliveries of an endpoint, newest first, older than {@code before}. */
  List<DeliveryAnswer> page(UUID endpointId, @Nullable UUID before, int limit) {
    return jdbc.sql(VIEW + """
             WHERE d.endpoint_id = :endpoint AND (:before::uuid IS NULL OR d.id < :before::uuid)
            ORDER BY d.id DESC
            LIMIT :limit
            """)
        .param("endpoint", endpointId)
        .param("before", before)
        .param("limit", limit)
        .query((row, n) -> DeliveryAnswer.of(row))
        .list();
  }

  /** The age of the oldest due delivery. */
  Duration oldestDueAge(Instant now) {
    return jdbc.sql(
            "SELECT min(due_at) FROM webhook_delivery WHERE status IN ('PENDING', 'SENDING')")
        .query(OffsetDateTime.class)
        .optional()
        .map(due -> Duration.between(due.toInstant(), now))
        .filter(Duration::isPositive)
        .orElse(Duration.ZERO);
  }

  /**
   * Deletes up to {@code limit} events created before {@code bound}, with their deliveries, unless
   * one of these is still pending.
   */
  int deleteBefore(Instant bound, int limit) {
    return jdbc.sql("""
            DELETE FROM webhook_event WHERE id = ANY (ARRAY(
                SELECT e.id FROM webhook_event e
                WHERE e.created_at < :bound
                  AND NOT EXISTS (
                      SELECT FROM webhook_delivery d
                      WHERE d.event_id = e.id AND d.status IN ('PENDING', 'SENDING'))
                ORDER BY e.created_at
                LIMIT :limit))
            """).param("bound", timestamp(bound)).param("limit", limit).update();
  }

  private static OffsetDateTime timestamp(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
