package dev.tandem.fundpurchase.order;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** An event to be published, at once or at a given time. */
public record Outgoing(Object event, @Nullable Instant deliverAt) {}
