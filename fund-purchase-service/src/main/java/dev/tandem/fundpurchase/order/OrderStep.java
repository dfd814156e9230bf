package dev.tandem.fundpurchase.order;

import java.util.UUID;

/** An entry of an order's timeline. */
record OrderStep(UUID orderId, TimelineEntry entry) {}
