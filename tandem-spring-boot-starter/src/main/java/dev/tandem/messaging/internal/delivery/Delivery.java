package dev.tandem.messaging.internal.delivery;

import java.util.UUID;
import java.util.function.Supplier;

import dev.tandem.messaging.Event;
import dev.tandem.messaging.internal.deadletter.NewDeadLetter.EventKey;
import dev.tandem.messaging.internal.envelope.MessageBody;
import dev.tandem.messaging.internal.handler.HandlerMethod;
import dev.tandem.messaging.internal.order.Subject;
import org.jspecify.annotations.Nullable;

/**
 * One readable event of a message, with the method that handles it.
 *
 * @param event the event; its data is the bound record, or the plain JSON where no method handles
 *     it
 * @param method null for an event of an ordered group's topic that only takes its place in the
 *     sequence
 * @param text the event's own JSON
 */
public record Delivery(
    IncomingMessage message,
    Event<?> event,
    @Nullable HandlerMethod method,
    Supplier<String> text) {

  public UUID id() {
    return event.id();
  }

  public Subject subject() {
    return new Subject(message.topic(), event.subject());
  }

  /** Called for events of an ordered group only; the reader has refused those without a number. */
  public long sequence() {
    return event.sequence().orElseThrow();
  }

  /** The event as the body of a message of its own. */
  public MessageBody body() {
    return MessageBody.ofEvent(text.get());
  }

  EventKey key() {
    return new EventKey(
        event.id(),
        event.type(),
        event.subject(),
        event.sequence().isPresent() ? event.sequence().getAsLong() : null,
        TraceParent.traceId(event.traceparent()));
  }
}
