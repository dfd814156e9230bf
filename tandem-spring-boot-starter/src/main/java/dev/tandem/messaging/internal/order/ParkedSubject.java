package dev.tandem.messaging.internal.order;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A subject with parked events.
 *
 * @param appliedSequence the number of the last event applied
 * @param firstParked the lowest number that waits; all of them wait for the one before it
 * @param lastError the error of the lowest number, where it has been tried and failed
 */
public record ParkedSubject(
    String group,
    String topic,
    String subject,
    long appliedSequence,
    long firstParked,
    long lastParked,
    long count,
    Instant oldest,
    int attempts,
    @Nullable String lastError) {}
