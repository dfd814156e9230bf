package dev.tandem.messaging.internal.outbox;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** An event that leaves if its transaction commits; already serialized, so that nothing can fail later. */
final class PendingEvent {

  private final UUID id;
  private final Route route;
  private final String subject;
  private final byte[] json;

  /**
   * What events have in common that may share a message.
   *
   * @param deliverAt when it is due, unless at once
   */
  record Route(String topic, String tag, @Nullable Instant deliverAt) {}

  PendingEvent(UUID id, Route route, String subject, byte[] json) {
    this.id = id;
    this.route = route;
    this.subject = subject;
    this.json = json;
  }

  UUID id() {
    return id;
  }

  Route route() {
    return route;
  }

  String subject() {
    return subject;
  }

  byte[] json() {
    return json;
  }
}
