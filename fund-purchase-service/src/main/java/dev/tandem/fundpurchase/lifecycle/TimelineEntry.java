package dev.tandem.fundpurchase.lifecycle;

import org.jspecify.annotations.Nullable;

/**
 * One step of an order's timeline.
 *
 * @param position from 1
 * @param from the status it left; none for the first
 */
public record TimelineEntry(
    int position, @Nullable OrderStatus from, OrderStatus status, Cause cause) {}
