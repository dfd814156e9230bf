package dev.tandem.web.waiting;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of waiting for an outcome.
 *
 * @param maxRequests Most requests that wait at once; beyond it they are answered without waiting.
 * @param lookEvery Pause between two looks for outcomes of other instances.
 */
@ConfigurationProperties("tandem.web.waiting")
record WaitingProperties(
    @DefaultValue("512") int maxRequests,
    @DefaultValue("100ms") Duration lookEvery) {}
