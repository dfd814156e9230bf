package dev.tandem.console.violation.other;

import dev.tandem.console.violation.one.CallsByItself;
import org.jspecify.annotations.Nullable;

/** Needs who needs it. */
public record NeedsOne(@Nullable CallsByItself one) {}
