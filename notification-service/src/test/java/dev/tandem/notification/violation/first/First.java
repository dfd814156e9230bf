package dev.tandem.notification.violation.first;

import dev.tandem.notification.violation.second.Second;

/** Half of a circle. */
public record First(Second second) {}
