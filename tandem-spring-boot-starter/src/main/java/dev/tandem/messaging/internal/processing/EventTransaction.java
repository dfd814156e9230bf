package dev.tandem.messaging.internal.processing;

import java.util.List;

import dev.tandem.messaging.internal.delivery.Prepared;

/** Applies events in one database transaction; either all of them are settled by it, or none. */
public interface EventTransaction {

  void apply(List<Prepared> events);
}
