package dev.tandem.messaging.internal.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.tandem.messaging.internal.MessagingProperties;
import dev.tandem.messaging.internal.broker.LifecyclePhases;
import dev.tandem.messaging.internal.database.PartitionedTable;
import dev.tandem.messaging.support.UuidV7;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Creates partitions ahead of time and drops those whose rows are old and finished: never row by
 * row. One instance works at a time, and gives way to the business after a short wait for a lock.
 */
final class PartitionMaintenance implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(PartitionMaintenance.class);

  /** Any number will do, as long as all instances use the same. */
  private static final long ADVISORY_LOCK = 0x74616e64656dL;

  private static final DateTimeFormatter SUFFIX =
      DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final Pattern BOUNDS =
      Pattern.compile("FOR VALUES FROM \\('([0-9a-f-]{36})'\\) TO \\('([0-9a-f-]{36})'\\)");

  private static final String PARTITIONS = """
      SELECT child.relname, pg_get_expr(child.relpartbound, child.oid) AS bounds
        FROM pg_inherits
        JOIN pg_class child ON child.oid = inhrelid
       WHERE inhparent = to_regclass('messaging.' || quote_ident(?))
      """;

  private final JdbcOperations jdbc;
  private final TransactionOperations ownTransaction;
  private final List<PartitionedTable> tables;
  private final MessagingProperties.Retention properties;
  private final OutboxScheduler scheduler;
  private final Supplier<Instant> now;
  private volatile boolean running;
  private @Nullable Runnable cancel;

  private record Partition(String name, Instant from, Instant to) {}

  PartitionMaintenance(
      JdbcOperations jdbc,
      TransactionOperations ownTransaction,
      List<PartitionedTable> tables,
      MessagingProperties.Retention properties,
      OutboxScheduler scheduler,
      Supplier<Instant> now) {
    this.jdbc = jdbc;
    this.ownTransaction = ownTransaction;
    this.tables = List.copyOf(tables);
    this.properties = properties;
    this.scheduler = scheduler;
    this.now = now;
  }

  /** Looks after all tables once; what a lock prevents is done next time. */
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
    Duration width = properties.partition();
    Instant current = floor(now.get(), width);
    Instant until = current.plus(width.multipliedBy(properties.ahead() + 1L));
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
    String parent = "messaging." + table.name();
    String name = parent + "_" + SUFFIX.format(from);
    // Attaching a ready table takes a weaker lock on the parent than creating a partition in place.
    jdbc.execute("""
        CREATE TABLE %s (LIKE %s INCLUDING DEFAULTS INCLUDING CONSTRAINTS
                                 INCLUDING STORAGE INCLUDING COMPRESSION)
        """.formatted(name, parent));
    jdbc.execute("ALTER TABLE %s ATTACH PARTITION %s FOR VALUES FROM ('%s') TO ('%s')"
        .formatted(parent, name, UuidV7.floor(from), UuidV7.floor(to)));
  }

  private List<Partition> expired(PartitionedTable table) {
    Instant limit = now.get().minus(table.retention());
    return partitions(table).stream().filter(old -> !old.to().isAfter(limit)).toList();
  }

  private void drop(PartitionedTable table, Partition old) {
    String name = "messaging." + old.name();
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
    List<Partition> found = new ArrayList<>();
    jdbc.query(
        PARTITIONS,
        row -> {
          Matcher bounds = BOUNDS.matcher(row.getString("bounds"));
          if (bounds.matches()) {
            found.add(new Partition(
                row.getString("relname"), time(bounds.group(1)), time(bounds.group(2))));
          }
        },
        table.name());
    return found;
  }

  private static Instant time(String bound) {
    return UuidV7.timeOf(UUID.fromString(bound));
  }

  private static Instant floor(Instant time, Duration width) {
    long millis = time.toEpochMilli();
    return Instant.ofEpochMilli(millis - Math.floorMod(millis, width.toMillis()));
  }

  @Override
  public void start() {
    maintain();
    running = true;
    cancel = scheduler.every(properties.interval(), "Partition maintenance", this::maintain);
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
