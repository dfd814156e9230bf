package dev.tandem.system.architecture.violation;

import dev.tandem.messaging.internal.MessagingProperties;

/** Breaks a rule on purpose: it knows the mechanism of the starter. */
record UsesTheMechanism(MessagingProperties settings) {}
