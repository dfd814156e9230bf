package dev.tandem.console.journal;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A payment as the events tell it; null is what none of them has told yet.
 *
 * @param state its status in its service's own word
 * @param startedAt when it was asked for, or the first that was heard of it
 * @param movedAt the last that was heard of it
 */
public record Payment(
    String id,
    PaymentKind kind,
    @Nullable String ownerId,
    @Nullable String walletId,
    @Nullable String fundCode,
    @Nullable Long amountMinor,
    @Nullable String currency,
    String state,
    Instant startedAt,
    Instant movedAt) {}
