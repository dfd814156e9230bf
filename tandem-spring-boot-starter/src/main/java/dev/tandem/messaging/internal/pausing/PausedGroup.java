package dev.tandem.messaging.internal.pausing;

import java.time.Instant;

/** A group that handles nothing for now. */
public record PausedGroup(String group, String by, String reason, Instant at) {}
