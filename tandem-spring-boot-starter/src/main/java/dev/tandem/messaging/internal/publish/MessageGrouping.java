package dev.tandem.messaging.internal.publish;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.tandem.messaging.internal.envelope.EnvelopeWriter;
import dev.tandem.messaging.internal.outbox.OutboxMessage;
import dev.tandem.messaging.internal.outbox.PendingEvent;

/**
 * Packs a transaction's events into as few messages as topics, tags and the broker's limit allow.
 */
final class MessageGrouping {

  private final long maxBodyBytes;

  MessageGrouping(long maxBodyBytes) {
    this.maxBodyBytes = maxBodyBytes;
  }

  /** The messages, in the order of their first events; events keep their order within a message. */
  List<OutboxMessage> group(List<PendingEvent> events) {
    Map<PendingEvent.Route, List<PendingEvent>> routes = new LinkedHashMap<>();
    for (PendingEvent event : events) {
      routes.computeIfAbsent(event.route(), route -> new ArrayList<>()).add(event);
    }
    List<OutboxMessage> messages = new ArrayList<>(routes.size());
    routes.forEach((route, sharing) -> split(route, sharing, messages));
    return messages;
  }

  private void split(
      PendingEvent.Route route, List<PendingEvent> events, List<OutboxMessage> messages) {
    int from = 0;
    long bytes = 1;
    for (int at = 0; at < events.size(); at++) {
      long added = events.get(at).json().length + (long) EnvelopeWriter.BATCH_OVERHEAD_PER_EVENT;
      if (at > from && bytes + added > maxBodyBytes) {
        messages.add(message(route, events.subList(from, at)));
        from = at;
        bytes = 1;
      }
      bytes += added;
    }
    messages.add(message(route, events.subList(from, events.size())));
  }

  /** A message is called by its first event's id, so that a lone event is found by its own. */
  private static OutboxMessage message(PendingEvent.Route route, List<PendingEvent> events) {
    return new OutboxMessage(
        events.get(0).id(),
        route,
        events.stream().map(PendingEvent::subject).distinct().toList(),
        events.stream().map(PendingEvent::id).toList(),
        EnvelopeWriter.join(events.stream().map(PendingEvent::json).toList()));
  }
}
