package dev.tandem.web.idempotency;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Idempotency keys.
 *
 * @param retention How long an answer is kept at least; it goes with its week, up to seven days
 *     later.
 * @param lease How long a request may run before another one with its key may run; longer than any
 *     request.
 * @param migrate Whether the service creates schema "http" itself.
 */
@ConfigurationProperties("tandem.web.idempotency")
record IdempotencyProperties(
    @DefaultValue("7d") Duration retention,
    @DefaultValue("60s") Duration lease,
    @DefaultValue("true") boolean migrate) {}
