package dev.tandem.localstack.violation.first;

import dev.tandem.localstack.violation.second.Second;

/** Wrong on purpose: half of a circle. */
public record First(Second second) {}
