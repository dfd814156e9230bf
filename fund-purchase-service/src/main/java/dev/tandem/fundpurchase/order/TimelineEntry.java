package dev.tandem.fundpurchase.order;

import org.jspecify.annotations.Nullable;

/**
 * One step of an order's history.
 *
 * @param position from 1
 * @param from the status it left; none for the first
 */
record TimelineEntry(int position, @Nullable OrderStatus from, OrderStatus status, Cause cause) {}
