package dev.tandem.messaging.internal.delivery;

import dev.tandem.messaging.internal.deadletter.NewDeadLetter;

/** A message, or one event of it, that no handler can take: a dead letter at once. */
public record Rejection(IncomingMessage message, NewDeadLetter letter) {}
