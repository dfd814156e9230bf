package dev.tandem.notification.violation.second;

import dev.tandem.notification.violation.first.First;

/** The other half of a circle. */
public record Second(First first) {}
