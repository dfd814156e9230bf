package dev.tandem.console.journal;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A payment, built from its events; null stands for fields that no event has had yet.
 *
 * @param state its status in its service's terms
 * @param startedAt the time of the request, or of its first event
 * @param movedAt the time of its latest event
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
