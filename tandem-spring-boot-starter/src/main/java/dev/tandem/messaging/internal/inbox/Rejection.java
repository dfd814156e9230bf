package dev.tandem.messaging.internal.inbox;

import dev.tandem.messaging.internal.deadletter.NewDeadLetter;

/** A message, or one event of it, that no handler can take: a dead letter at once. */
record Rejection(IncomingMessage message, NewDeadLetter letter) {}
