package dev.tandem.messaging.internal.deadletter;

import java.time.Instant;

/** A text that a retry handles in place of a dead letter's own body. */
public record DeadLetterEdit(String body, String actor, String reason, Instant editedAt) {}
