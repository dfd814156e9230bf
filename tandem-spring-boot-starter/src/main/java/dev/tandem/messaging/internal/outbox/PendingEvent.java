package dev.tandem.messaging.internal.outbox;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An event that leaves if its transaction commits. It is serialized already, so that nothing can
 * fail later.
 */
public final class PendingEvent {

  private final UUID id;
  private final Route route;
  private final String subject;
  private final byte[] json;

  /**
   * The properties that events of one message share.
   *
   * @param deliverAt when it is due; null for at once
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
