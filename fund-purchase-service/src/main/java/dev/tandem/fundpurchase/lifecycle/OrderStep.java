package dev.tandem.fundpurchase.lifecycle;

import java.util.UUID;

/** An entry of an order's timeline. */
public record OrderStep(UUID orderId, TimelineEntry entry) {}
