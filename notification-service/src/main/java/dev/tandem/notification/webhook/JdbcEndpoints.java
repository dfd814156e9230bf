package dev.tandem.notification.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.messaging.support.SqlArrays;
import dev.tandem.notification.PublicIds;
import dev.tandem.web.audit.Acts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The webhook endpoints. */
public class JdbcEndpoints {

  private static final String SELECT = """
      SELECT id, url, events, status, disabled_reason, failing_since, former_secret_until,
             created_at
      FROM webhook_endpoint
      """;

  private final JdbcClient jdbc;

  public JdbcEndpoints(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Inserts an endpoint, unless the same request has inserted one before. */
  @Transactional
  public boolean insert(
      UUID id,
      String url,
      List<String> events,
      byte[] sealedSecret,
      byte[] requestKey,
      Instant now) {
    boolean inserted = jdbc.sql("""
            INSERT INTO webhook_endpoint
                (id, url, events, sealed_secret, request_key, created_at, enabled_at)
            VALUES (:id, :url, :events, :sealedSecret, :requestKey, :now, :now)
            ON CONFLICT (request_key) DO NOTHING
            """)
            .param("id", id)
            .param("url", url)
            .param("events", SqlArrays.of(events))
            .param("sealedSecret", sealedSecret)
            .param("requestKey", requestKey)
            .param("now", timestamp(now))
            .update()
        == 1;
    if (inserted) {
      Acts.changed(PublicIds.ENDPOINT.format(id), null, "ENABLED %s %s".formatted(url, events));
    }
    return inserted;
  }

  /** The endpoint that the request with this key inserted. */
  EndpointAnswer findByRequest(byte[] requestKey) {
    return jdbc.sql(SELECT + " WHERE request_key = :requestKey")
        .param("requestKey", requestKey)
        .query((row, n) -> EndpointAnswer.of(row))
        .single();
  }

  Optional<EndpointAnswer> find(UUID id) {
    return jdbc.sql(SELECT + " WHERE id = :id")
        .param("id", id)
        .query((row, n) -> EndpointAnswer.of(row))
        .optional();
  }

  public boolean exists(UUID id) {
    return find(id).isPresent();
  }

  public boolean isEnabled(UUID id) {
    return find(id)
        .filter(endpoint -> endpoint.status() == EndpointAnswer.Status.ENABLED)
        .isPresent();
  }

  /** Up to {@code limit} endpoints, newest first, older than {@code before}. */
  List<EndpointAnswer> page(@Nullable UUID before, int limit) {
    return jdbc.sql(SELECT + """
             WHERE :before::uuid IS NULL OR id < :before::uuid
            ORDER BY id DESC
            LIMIT :limit
            """)
        .param("before", before)
        .param("limit", limit)
        .query((row, n) -> EndpointAnswer.of(row))
        .list();
  }

  /** Disables an endpoint that is enabled; what is queued for it is cancelled. */
  public boolean disable(UUID id, DisabledReason reason, Instant now) {
    boolean disabled = jdbc.sql("""
            UPDATE webhook_endpoint
            SET status = 'DISABLED', disabled_reason = :reason, disabled_at = :now
            WHERE id = :id AND status = 'ENABLED'
            """)
            .param("id", id)
            .param("reason", reason.name())
            .param("now", timestamp(now))
            .update()
        == 1;
    if (disabled) {
      Acts.changed(PublicIds.ENDPOINT.format(id), "ENABLED", "DISABLED");
      jdbc.sql("""
              UPDATE webhook_delivery SET status = 'CANCELLED'
              WHERE endpoint_id = :id AND status = 'PENDING'
              """).param("id", id).update();
    }
    return disabled;
  }

  /** Enables an endpoint again and clears its failures. */
  @Transactional
  public boolean enable(UUID id, Instant now) {
    boolean enabled = jdbc.sql("""
            UPDATE webhook_endpoint
            SET status = 'ENABLED', disabled_reason = NULL, disabled_at = NULL,
                failing_since = NULL, enabled_at = :now
            WHERE id = :id AND status = 'DISABLED'
            """).param("id", id).param("now", timestamp(now)).update() == 1;
    if (enabled) {
      Acts.changed(PublicIds.ENDPOINT.format(id), "DISABLED", "ENABLED");
    }
    return enabled;
  }

  /** Replaces the current secret, which stays valid until {@code until}. */
  @Transactional
  public boolean replaceSecret(UUID id, byte[] sealedSecret, Instant now, Instant until) {
    Acts.changed(PublicIds.ENDPOINT.format(id), "a secret", "another secret");
    return jdbc.sql("""
            UPDATE webhook_endpoint
            SET sealed_secret = :sealedSecret,
                sealed_former_secret = CASE WHEN :until > :now THEN sealed_secret END,
                former_secret_until = CASE WHEN :until > :now THEN :until::timestamptz END
            WHERE id = :id
            """)
            .param("id", id)
            .param("sealedSecret", sealedSecret)
            .param("now", timestamp(now))
            .param("until", timestamp(until))
            .update()
        == 1;
  }

  /** Deletes former secrets that are no longer valid. */
  public int forgetFormerSecrets(Instant now) {
    return jdbc.sql("""
            UPDATE webhook_endpoint SET sealed_former_secret = NULL, former_secret_until = NULL
            WHERE former_secret_until <= :now
            """).param("now", timestamp(now)).update();
  }

  /** Records that the endpoint took a delivery. */
  public void recordSuccess(UUID id) {
    // The condition spares the row a new version at every success.
    jdbc.sql("""
            UPDATE webhook_endpoint SET failing_since = NULL
            WHERE id = :id AND failing_since IS NOT NULL
            """).param("id", id).update();
  }

  /**
   * Records that the endpoint did not take a delivery.
   *
   * @return whether it has now failed for {@code patience} without a success in between
   */
  public boolean recordFailure(UUID id, Duration patience, Instant now) {
    int first = jdbc.sql("""
            UPDATE webhook_endpoint SET failing_since = :now
            WHERE id = :id AND failing_since IS NULL
            """).param("id", id).param("now", timestamp(now)).update();
    return first == 0
        && jdbc.sql("SELECT failing_since <= :limit FROM webhook_endpoint WHERE id = :id")
            .param("id", id)
            .param("limit", timestamp(now.minus(patience)))
            .query(Boolean.class)
            .optional()
            .orElse(false);
  }

  private static OffsetDateTime timestamp(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** The reason an endpoint is disabled. */
  public enum DisabledReason {
    /** Its owner disabled it. */
    REQUESTED,
    /** It answered 410 Gone. */
    GONE,
    /** It has failed for days. */
    FAILING
  }
}
