package dev.tandem.benchmarks.violation.second;

import dev.tandem.benchmarks.violation.first.First;

/** Wrong on purpose: the other half of a circle. */
public record Second(First first) {}
