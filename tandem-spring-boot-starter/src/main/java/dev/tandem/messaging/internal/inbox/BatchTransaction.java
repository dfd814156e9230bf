package dev.tandem.messaging.internal.inbox;

import java.util.List;

/** Applies events in one database transaction; either all of them are settled by it, or none. */
interface BatchTransaction {

  void apply(List<Prepared> events);
}
