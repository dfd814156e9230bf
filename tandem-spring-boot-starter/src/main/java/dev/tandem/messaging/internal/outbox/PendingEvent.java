package dev.tandem.messaging.internal.outbox;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An event that leaves if its transaction commits; already serialized, so that nothing can fail
 * later.
 */
public final class PendingEvent {

  private final UUID id;
  private final Route route;
  private final String subject;
  private final byte[] json;

  /**
   * What events have in common that may share a message.
   *
   * @param deliverAt when it is due, unless at once
   */
  public record Route(String topic, String tag, @Nullable Instant deliverAt) {}

  public PendingEvent(UUID id, Route route, String subject, byte[] json) {
    this.id = id;
    this.route = route;
    this.subject = subject;
    this.json = json;
  }

  public UUID id() {
    return id;
  }

  public Route route() {
    return route;
  }

  public String subject() {
    return subject;
  }

  public byte[] json() {
    return json;
  }
}
