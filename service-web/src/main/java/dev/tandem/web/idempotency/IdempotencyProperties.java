package dev.tandem.web.idempotency;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Idempotency keys.
 *
 * @param retention Shortest time an answer is kept; it is dropped with its week, up to seven days
 *     later.
 * @param lease Time after which another request with the same key may run; longer than any request
 *     takes.
 * @param migrate Whether the service creates schema "http" itself.
 */
@ConfigurationProperties("tandem.web.idempotency")
record IdempotencyProperties(
    @DefaultValue("7d") Duration retention,
    @DefaultValue("60s") Duration lease,
    @DefaultValue("true") boolean migrate) {}
