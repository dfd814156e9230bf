package dev.tandem.web.audit;

import org.jspecify.annotations.Nullable;

/**
 * One thing that an act changed.
 *
 * @param subject its id
 * @param before null if it was not there
 * @param after null if it is gone
 */
record Change(
    String subject, @Nullable String before, @Nullable String after) {}
