package dev.tandem.benchmarks.violation.first;

import dev.tandem.benchmarks.violation.second.Second;

/** Wrong on purpose: half of a circle. */
public record First(Second second) {}
