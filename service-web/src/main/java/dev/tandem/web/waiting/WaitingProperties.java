package dev.tandem.web.waiting;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How requests wait for an outcome.
 *
 * @param maxRequests Most requests that wait at once; beyond it they are answered without waiting.
 * @param lookEvery How often outcomes that other instances reached are looked for.
 */
@ConfigurationProperties("tandem.web.waiting")
record WaitingProperties(
    @DefaultValue("512") int maxRequests,
    @DefaultValue("100ms") Duration lookEvery) {}
