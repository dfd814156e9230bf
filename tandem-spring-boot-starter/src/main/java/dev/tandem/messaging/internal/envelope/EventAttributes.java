package dev.tandem.messaging.internal.envelope;

import java.net.URI;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The CloudEvents attributes of one event.
 *
 * @param id the event's id (UUIDv7)
 * @param source the service that published it
 * @param type the full type name with its version
 * @param subject the person or thing that the event is about
 * @param time when it was published
 * @param sequence the subject's sequence number, where the type carries one
 * @param dataschema the address of the data's JSON Schema, if the publisher gives one
 * @param traceparent W3C trace context of the publisher, if it had one
 */
public record EventAttributes(
    UUID id,
    String source,
    String type,
    String subject,
    Instant time,
    OptionalLong sequence,
    @Nullable URI dataschema,
    @Nullable String traceparent) {}
