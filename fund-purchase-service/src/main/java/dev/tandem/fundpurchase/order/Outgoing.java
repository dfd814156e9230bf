package dev.tandem.fundpurchase.order;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** An event an order wants published, at once or at a time. */
public record Outgoing(Object event, @Nullable Instant deliverAt) {}
