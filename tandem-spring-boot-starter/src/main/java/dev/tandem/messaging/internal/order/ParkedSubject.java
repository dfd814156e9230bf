package dev.tandem.messaging.internal.order;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A subject with parked events.
 *
 * @param appliedSequence how far the subject is
 * @param firstParked the lowest number that waits; the gap before it is what everything waits for
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
