package dev.tandem.messaging.internal.deadletter;

import java.time.Instant;
import java.util.UUID;

import dev.tandem.messaging.internal.envelope.EventIds;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/** A dead letter without its body and stack trace: a line of the operator's list. */
public record DeadLetter(
    UUID id,
    String group,
    DeadLetterStatus status,
    FailureKind failureKind,
    String topic,
    @Nullable String tag,
    String messageId,
    @JsonSerialize(using = EventIds.Json.class) @Nullable UUID eventId,
    @Nullable String eventType,
    @Nullable String subject,
    @Nullable Long sequence,
    @Nullable String contentType,
    String errorClass,
    @Nullable String errorMessage,
    int attempts,
    Instant firstSeen,
    Instant lastSeen,
    @Nullable String traceId,
    @Nullable Instant closedAt) {}
