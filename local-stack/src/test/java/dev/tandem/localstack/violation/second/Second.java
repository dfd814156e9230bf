package dev.tandem.localstack.violation.second;

import dev.tandem.localstack.violation.first.First;

/** Wrong on purpose: the other half of a circle. */
public record Second(First first) {}
