package dev.tandem.messaging.internal.publish;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import dev.tandem.messaging.internal.broker.ServiceName;
import dev.tandem.messaging.internal.envelope.EnvelopeWriter;
import dev.tandem.messaging.internal.envelope.EventAttributes;
import dev.tandem.messaging.internal.envelope.EventDescriptor;
import dev.tandem.messaging.internal.envelope.EventTypes;
import dev.tandem.messaging.internal.outbox.PendingEvent;
import dev.tandem.messaging.support.UuidV7;
import org.jspecify.annotations.Nullable;

/** Writes events in their envelopes, and refuses those that could not be sent. */
final class EventWriter {

  private final ServiceName service;
  private final Set<String> topics;
  private final @Nullable URI schemaBase;
  private final long maxEventBytes;
  private final PublishTracing tracing;
  private final Clock clock;

  EventWriter(
      ServiceName service,
      Set<String> topics,
      @Nullable URI schemaBase,
      long maxEventBytes,
      PublishTracing tracing,
      Clock clock) {
    this.service = service;
    this.topics = Set.copyOf(topics);
    this.schemaBase = schemaBase;
    this.maxEventBytes = maxEventBytes;
    this.tracing = tracing;
    this.clock = clock;
  }

  /**
   * The event in its envelope, with an id of its own.
   *
   * @param deliverAt when it is due; null, or a time that has passed, for at once
   * @throws IllegalArgumentException if it is no publishable event
   */
  PendingEvent write(Object event, @Nullable Instant deliverAt) {
    EventDescriptor descriptor = EventTypes.describe(event.getClass());
    if (!topics.contains(descriptor.topic())) {
      throw new IllegalArgumentException(
          "%s belongs to topic '%s', which tandem.messaging.publishes does not name: %s"
              .formatted(event.getClass().getName(), descriptor.topic(), topics));
    }
    String subject = descriptor.subjectOf(event);
    UUID id = UuidV7.next();
    byte[] json = tracing.publishing(
        descriptor, id, traceparent -> json(id, descriptor, subject, event, traceparent));
    if (json.length > maxEventBytes) {
      throw new IllegalArgumentException("%s takes %s bytes, more than one message may hold (%s)"
          .formatted(event.getClass().getName(), json.length, maxEventBytes));
    }
    Instant due = deliverAt != null && deliverAt.isAfter(clock.instant()) ? deliverAt : null;
    PendingEvent.Route route =
        new PendingEvent.Route(descriptor.topic(), descriptor.tagOf(event), due);
    return new PendingEvent(id, route, subject, json);
  }

  private byte[] json(
      UUID id,
      EventDescriptor descriptor,
      String subject,
      Object event,
      @Nullable String traceparent) {
    EventAttributes attributes = new EventAttributes(
        id,
        service.value(),
        descriptor.type(),
        subject,
        clock.instant(),
        descriptor.sequenceOf(event),
        schemaBase == null ? null : schemaBase.resolve(descriptor.schemaFile()),
        traceparent);
    return EnvelopeWriter.write(attributes, event);
  }
}
