package dev.tandem.messaging.internal.database;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A table of schema {@code messaging} that is partitioned by ranges of UUIDv7, that is: of time.
 *
 * @param name the table's name, without the schema
 * @param retention the age at which a partition may be dropped
 * @param keptWhile SQL condition on a row that keeps its whole partition, however old; null for
 *     none
 */
public record PartitionedTable(
    String name, Duration retention, @Nullable String keptWhile) {}
