package dev.tandem.messaging.internal.outbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** One message of the outbox: one or more events of one topic and tag. */
public final class OutboxMessage {

  private final UUID id;
  private final PendingEvent.Route route;
  private final List<String> subjects;
  private final List<UUID> eventIds;
  private final byte[] body;

  public OutboxMessage(
      UUID id, PendingEvent.Route route, List<String> subjects, List<UUID> eventIds, byte[] body) {
    this.id = id;
    this.route = route;
    this.subjects = subjects;
    this.eventIds = eventIds;
    this.body = body;
  }

  /** The row's id and the message's first key. */
  public UUID id() {
    return id;
  }

  public String topic() {
    return route.topic();
  }

  public String tag() {
    return route.tag();
  }

  public @Nullable Instant deliverAt() {
    return route.deliverAt();
  }

  public boolean isDelayed() {
    return route.deliverAt() != null;
  }

  /** The subjects of the events, each once. */
  public List<String> subjects() {
    return subjects;
  }

  public int eventCount() {
    return eventIds.size();
  }

  /** The ids of the events, in their order; the first is that of the message. */
  public List<UUID> eventIds() {
    return eventIds;
  }

  public byte[] body() {
    return body;
  }
}
