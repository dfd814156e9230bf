package dev.tandem.messaging;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An event as it was received: its CloudEvents attributes and its data.
 *
 * @param id the event's id (UUIDv7), the same at every delivery
 * @param source the service that published it
 * @param type the full type name with its version
 * @param subject the person or thing that the event is about
 * @param time when it happened
 * @param sequence the subject's sequence number, where the type carries one
 * @param traceparent W3C trace context of the publisher, if it had one
 * @param data the event record
 */
public record Event<T>(
    UUID id,
    String source,
    String type,
    String subject,
    Instant time,
    OptionalLong sequence,
    @Nullable String traceparent,
    T data) {}
