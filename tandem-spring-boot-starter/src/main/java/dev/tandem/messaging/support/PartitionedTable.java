package dev.tandem.messaging.support;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;

/**
 * A table that is partitioned by ranges of time. Where it is a bean, the starter creates its
 * partitions ahead of time, at start and now and then, and drops those that are old, in the
 * outbox's database. Weeks begin on Mondays and days at midnight UTC.
 *
 * <p>Give the table a default partition, so that late upkeep never stops the business.
 *
 * @param name the table's name, with its schema where that is not the default one
 * @param key the type of the partition key
 * @param width time covered by one partition; whole days where the key holds dates
 * @param ahead partitions created ahead of the present one
 * @param retention how long rows are kept: a partition is dropped once its last moment is that long
 *     ago
 * @param keptWhile SQL condition on a row that keeps its whole partition, however old; null for
 *     none
 * @param storage storage parameters of new partitions, as {@code WITH} takes them; null for none
 */
public record PartitionedTable(
    String name,
    Key key,
    Duration width,
    int ahead,
    Duration retention,
    @Nullable String keptWhile,
    @Nullable String storage) {

  private static final Duration DAY = Duration.ofDays(1);

  /** The type of a partition key. */
  public enum Key {

    /** A {@code uuid} of version 7. */
    UUID_V7 {
      @Override
      public String bound(Instant time) {
        return UuidV7.floor(time).toString();
      }

      @Override
      public String millisOf(String bound) {
        return "('x' || left(replace(%s, '-', ''), 12))::bit(48)::bigint".formatted(bound);
      }
    },

    /** A {@code date}, of the calendar in UTC. */
    DATE {
      @Override
      public String bound(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC).toString();
      }

      @Override
      public String millisOf(String bound) {
        return "extract(epoch FROM (%s)::date)::bigint * 1000".formatted(bound);
      }
    };

    /** The smallest key of {@code time} or later. */
    public abstract String bound(Instant time);

    /**
     * SQL for the milliseconds since 1970 that {@code bound}, SQL for a key as text, stands for.
     */
    public abstract String millisOf(String bound);
  }

  public PartitionedTable {
    if (key == Key.DATE && width.toMillis() % DAY.toMillis() != 0) {
      throw new IllegalArgumentException(
          "Partitions of " + name + " cover whole days, not " + width);
    }
  }

  /** A table whose partitions are dropped by age alone and stored as usual. */
  public PartitionedTable(String name, Key key, Duration width, int ahead, Duration retention) {
    this(name, key, width, ahead, retention, null, null);
  }

  /** The same table, each partition kept while {@code condition} holds for one of its rows. */
  public PartitionedTable keptWhile(String condition) {
    return new PartitionedTable(name, key, width, ahead, retention, condition, storage);
  }

  /** The same table, its new partitions made {@code WITH (parameters)}. */
  public PartitionedTable storedWith(String parameters) {
    return new PartitionedTable(name, key, width, ahead, retention, keptWhile, parameters);
  }
}
