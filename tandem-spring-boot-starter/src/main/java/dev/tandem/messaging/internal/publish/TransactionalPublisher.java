package dev.tandem.messaging.internal.publish;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import dev.tandem.messaging.EventPublisher;
import dev.tandem.messaging.internal.broker.ServiceName;
import dev.tandem.messaging.internal.envelope.EnvelopeWriter;
import dev.tandem.messaging.internal.envelope.EventAttributes;
import dev.tandem.messaging.internal.envelope.EventDescriptor;
import dev.tandem.messaging.internal.envelope.EventTypes;
import dev.tandem.messaging.internal.outbox.PendingEvent;
import dev.tandem.messaging.support.UuidV7;
import org.jspecify.annotations.Nullable;

/** Collects events in the current transaction, and refuses those that could not be sent. */
final class TransactionalPublisher implements EventPublisher {

  private final ServiceName service;
  private final Set<String> topics;
  private final @Nullable URI schemaBase;
  private final long maxEventBytes;
  private final OutboxTransactions transactions;
  private final PublishTracing tracing;
  private final Clock clock;

  TransactionalPublisher(
      ServiceName service,
      Set<String> topics,
      @Nullable URI schemaBase,
      long maxEventBytes,
      OutboxTransactions transactions,
      PublishTracing tracing,
      Clock clock) {
    this.service = service;
    this.topics = Set.copyOf(topics);
    this.schemaBase = schemaBase;
    this.maxEventBytes = maxEventBytes;
    this.transactions = transactions;
    this.tracing = tracing;
    this.clock = clock;
  }

  @Override
  public UUID publish(Object event) {
    return add(event, null);
  }

  @Override
  public UUID publishAt(Object event, Instant deliverAt) {
    return add(event, deliverAt.isAfter(clock.instant()) ? deliverAt : null);
  }

  private UUID add(Object event, @Nullable Instant deliverAt) {
    PendingEvents pending = transactions.current();
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
    PendingEvent.Route route =
        new PendingEvent.Route(descriptor.topic(), descriptor.tag(), deliverAt);
    pending.add(new PendingEvent(id, route, subject, json));
    return id;
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
