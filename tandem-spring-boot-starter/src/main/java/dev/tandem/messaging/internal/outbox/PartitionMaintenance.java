package dev.tandem.messaging.internal.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

import dev.tandem.messaging.internal.broker.LifecyclePhases;
import dev.tandem.messaging.support.PartitionedTable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Creates partitions ahead of time and drops whole partitions whose rows are old and finished. One
 * instance works at a time, and gives way to the business after a short wait for a lock.
 */
final class PartitionMaintenance implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(PartitionMaintenance.class);

  /** Any number will do, as long as all instances use the same. */
  private static final long ADVISORY_LOCK = 0x74616e64656dL;

  private static final DateTimeFormatter SUFFIX =
      DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Widths count from a Monday, so that weeks are those of the calendar. */
  private static final long FIRST_MONDAY_MILLIS = Duration.ofDays(4).toMillis();

  private final JdbcOperations jdbc;
  private final TransactionOperations ownTransaction;
  private final List<PartitionedTable> tables;
  private final Duration interval;
  private final OutboxScheduler scheduler;
  private final Supplier<Instant> now;
  private volatile boolean running;
  private @Nullable Runnable cancel;

  private record Partition(String name, Instant from, Instant to) {}

  PartitionMaintenance(
      JdbcOperations jdbc,
      TransactionOperations ownTransaction,
      List<PartitionedTable> tables,
      Duration interval,
      OutboxScheduler scheduler,
      Supplier<Instant> now) {
    this.jdbc = jdbc;
    this.ownTransaction = ownTransaction;
    this.tables = List.copyOf(tables);
    this.interval = interval;
    this.scheduler = scheduler;
    this.now = now;
  }

  /** Maintains all tables once; work that a lock prevents is done next time. */
  void maintain() {
    for (PartitionedTable table : tables) {
      attempt("Partitions of " + table.name() + " not created", () -> createAhead(table));
      for (Partition old : expired(table)) {
        attempt("Partition " + old.name() + " not dropped", () -> drop(table, old));
      }
    }
  }

  private void attempt(String failure, Runnable step) {
    try {
      ownTransaction.executeWithoutResult(status -> {
        jdbc.execute("SET LOCAL lock_timeout = '2s'");
        // The inbox and the outbox wait behind this DDL: it must not wait long itself.
        if (Boolean.TRUE.equals(jdbc.queryForObject(
            "SELECT pg_try_advisory_xact_lock(?)", Boolean.class, ADVISORY_LOCK))) {
          step.run();
        }
      });
    } catch (RuntimeException e) {
      log.warn("{}, to be tried again: {}", failure, e.toString());
    }
  }

  private void createAhead(PartitionedTable table) {
    Duration width = table.width();
    Instant current = floor(now.get(), width);
    Instant until = current.plus(width.multipliedBy(table.ahead() + 1L));
    List<Partition> existing = partitions(table);
    Instant from = current;
    while (from.isBefore(until)) {
      Instant at = from;
      Instant covered = existing.stream()
          .filter(partition -> !partition.from().isAfter(at) && partition.to().isAfter(at))
          .map(Partition::to)
          .findFirst()
          .orElse(null);
      Instant to = covered == null ? end(from, width, existing) : covered;
      if (covered == null) {
        create(table, from, to);
      }
      from = to;
    }
  }

  /** The next multiple of the width, unless a partition of another width begins before. */
  private static Instant end(Instant from, Duration width, List<Partition> existing) {
    Instant regular = floor(from, width).plus(width);
    return existing.stream()
        .map(Partition::from)
        .filter(begin -> begin.isAfter(from) && begin.isBefore(regular))
        .min(Comparator.naturalOrder())
        .orElse(regular);
  }

  private void create(PartitionedTable table, Instant from, Instant to) {
    String name = table.name() + "_" + SUFFIX.format(from);
    String storage = table.storage() == null ? "" : " WITH (" + table.storage() + ")";
    // Attaching a ready table takes a weaker lock on the parent than creating a partition in place.
    jdbc.execute("""
        CREATE TABLE %s (LIKE %s INCLUDING DEFAULTS INCLUDING CONSTRAINTS
                                 INCLUDING STORAGE INCLUDING COMPRESSION)%s
        """.formatted(name, table.name(), storage));
    jdbc.execute("ALTER TABLE %s ATTACH PARTITION %s FOR VALUES FROM ('%s') TO ('%s')"
        .formatted(table.name(), name, table.key().bound(from), table.key().bound(to)));
  }

  private List<Partition> expired(PartitionedTable table) {
    Instant limit = now.get().minus(table.retention());
    return partitions(table).stream().filter(old -> !old.to().isAfter(limit)).toList();
  }

  private void drop(PartitionedTable table, Partition old) {
    String name = old.name();
    jdbc.execute("LOCK TABLE " + name + " IN ACCESS EXCLUSIVE MODE");
    if (table.keptWhile() != null
        && Boolean.TRUE.equals(jdbc.queryForObject(
            "SELECT EXISTS (SELECT FROM %s WHERE %s)".formatted(name, table.keptWhile()),
            Boolean.class))) {
      log.warn("Partition {} is past its retention, but not finished: kept", name);
      return;
    }
    jdbc.execute("DROP TABLE " + name);
    log.info("Dropped partition {}", name);
  }

  private List<Partition> partitions(PartitionedTable table) {
    String partitions =
        """
        SELECT child.oid::regclass::text AS name, %s AS from_millis, %s AS to_millis
          FROM pg_inherits
          JOIN pg_class child ON child.oid = inhrelid,
               regexp_match(pg_get_expr(child.relpartbound, child.oid),
                            $$FROM \\('(.*)'\\) TO \\('(.*)'\\)$$) AS bounds
         WHERE inhparent = to_regclass(?)
           AND bounds IS NOT NULL
        """.formatted(table.key().millisOf("bounds[1]"), table.key().millisOf("bounds[2]"));
    return jdbc.query(
        partitions,
        (row, number) -> new Partition(
            row.getString("name"),
            Instant.ofEpochMilli(row.getLong("from_millis")),
            Instant.ofEpochMilli(row.getLong("to_millis"))),
        table.name());
  }

  private static Instant floor(Instant time, Duration width) {
    long millis = time.toEpochMilli();
    long into = Math.floorMod(millis - FIRST_MONDAY_MILLIS, width.toMillis());
    return Instant.ofEpochMilli(millis - into);
  }

  @Override
  public void start() {
    maintain();
    running = true;
    cancel = scheduler.every(interval, "Partition maintenance", this::maintain);
  }

  @Override
  public void stop() {
    running = false;
    if (cancel != null) {
      cancel.run();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before anything is published. */
  @Override
  public int getPhase() {
    return LifecyclePhases.PRODUCER - 1;
  }
}
