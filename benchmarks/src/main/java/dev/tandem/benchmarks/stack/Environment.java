package dev.tandem.benchmarks.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
import dev.tandem.benchmarks.workload.Wallets;
import dev.tandem.test.EmbeddedPostgresServer;
import dev.tandem.test.PostgresServer;
import dev.tandem.test.rocketmq.BrokerDefaults;
import dev.tandem.test.rocketmq.EmbeddedRocketMq;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * A real PostgreSQL and a real broker that all contenders share: on the disk of the repository,
 * because a temporary directory may be memory, where durability costs nothing.
 */
public final class Environment implements AutoCloseable {

  /** Connections of each contender, the same for all. */
  public static final int CONNECTIONS = 64;

  private static final int QUEUES = 8;

  private static final Map<String, String> POSTGRES_SETTINGS = Map.of(
      "shared_buffers", "512MB",
      // A checkpoint in the middle of one contender's turn would be held against it.
      "max_wal_size", "8GB",
      "checkpoint_timeout", "30min",
      // As on a server that has run for a while: its log reuses files instead of making new ones.
      "min_wal_size", "2GB",
      "shared_preload_libraries", "pg_stat_statements");

  // RocketMQ's own defaults. Marks written one by one, as the demo has it, let the broker finish no
  // more half messages than it has flushes.
  private static final Map<String, String> BROKER_SETTINGS =
      Map.of("transactionOpMsgMaxSize", "4096", "transactionOpBatchInterval", "3000");

  private final Path directory;
  private final Flush flush;
  private final EmbeddedPostgresServer postgres;
  private final EmbeddedRocketMq broker;
  private final Heartbeat heartbeat;
  private final Map<String, HikariDataSource> pools = new ConcurrentHashMap<>();

  private Environment(Path directory, Flush flush) {
    this.directory = directory;
    this.flush = flush;
    this.postgres = startPostgres(directory.resolve("postgres"));
    this.broker = startBroker(directory.resolve("rocketmq"), flush);
    createTopic(Heartbeat.TOPIC);
    this.heartbeat = new Heartbeat(broker.nameServer());
  }

  private static EmbeddedRocketMq startBroker(Path directory, Flush flush) {
    EmbeddedRocketMq.Builder builder = EmbeddedRocketMq.builder()
        .directory(directory)
        .flushedBeforeAnswer(flush == Flush.SYNC)
        .brokerHeapMegabytes(512);
    BROKER_SETTINGS.forEach(builder::brokerProperty);
    return builder.start();
  }

  private static EmbeddedPostgresServer startPostgres(Path directory) {
    EmbeddedPostgresServer.Builder builder =
        EmbeddedPostgresServer.builder().directory(directory).maxConnections(1_000);
    POSTGRES_SETTINGS.forEach(builder::setting);
    return builder.start();
  }

  /** Starts both in a directory of its own below {@code work}. */
  public static Environment start(Flush flush, Path work) {
    Path directory =
        work.resolve("stack-" + ProcessHandle.current().pid() + "-" + System.nanoTime());
    delete(directory);
    return new Environment(directory, flush);
  }

  /** The settings of database and broker, as printed. */
  public List<String> settings() {
    Map<String, String> ofBroker = new TreeMap<>(BrokerDefaults.properties());
    ofBroker.putAll(BROKER_SETTINGS);
    ofBroker.keySet().removeIf(name -> !name.toLowerCase(Locale.ROOT).contains("transaction"));
    return List.of(
        "PostgreSQL: fsync on, synchronous_commit on, full_page_writes on, "
            + listed(new TreeMap<>(POSTGRES_SETTINGS)),
        "RocketMQ: " + flush.setting() + ", " + QUEUES + " queues for each topic, "
            + listed(ofBroker),
        "Contenders: " + CONNECTIONS + " database connections each");
  }

  private static String listed(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(setting -> setting.getKey() + " " + setting.getValue())
        .collect(Collectors.joining(", "));
  }

  public Flush flush() {
    return flush;
  }

  public EmbeddedRocketMq broker() {
    return broker;
  }

  public PostgresServer postgres() {
    return postgres;
  }

  public String nameServer() {
    return broker.nameServer();
  }

  public void createTopic(String topic) {
    broker.createTopic(topic, QUEUES);
  }

  /** A database of its own for {@code contender}, with tables and wallets. */
  public HikariDataSource database(String contender) {
    return pools.computeIfAbsent(contender, name -> {
      HikariDataSource pool = pool(postgres.database(name.replace('-', '_')));
      new ResourceDatabasePopulator(new ClassPathResource("bench-schema.sql")).execute(pool);
      new JdbcTemplate(pool).update("""
          INSERT INTO wallet (id, balance_minor)
          SELECT id, 0 FROM generate_series(1, ?) AS id
          ON CONFLICT DO NOTHING
          """, Wallets.COUNT);
      return pool;
    });
  }

  private static HikariDataSource pool(PostgresServer.Database database) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(database.url());
    pool.setUsername(database.username());
    pool.setPassword(database.password());
    pool.setMaximumPoolSize(CONNECTIONS);
    // What was opened once stays open: opening connections again would be measured with each turn.
    pool.setMinimumIdle(4);
    pool.setIdleTimeout(0);
    pool.setConnectionTimeout(60_000);
    return pool;
  }

  /** The server as its administrator sees it. */
  JdbcTemplate administrator() {
    PostgresServer.Database database = EmbeddedPostgresServer.databaseKeptIn(
        directory.resolve("postgres"), postgres.port(), "postgres");
    HikariDataSource pool = pools.computeIfAbsent("postgres", name -> {
      HikariDataSource made = pool(database);
      made.setMaximumPoolSize(2);
      made.setMinimumIdle(0);
      return made;
    });
    return new JdbcTemplate(pool);
  }

  /** Writes everything to the disk now, so that no contender has to wait for it later. */
  public void checkpoint() {
    administrator().execute("CHECKPOINT");
  }

  /**
   * Does the background work of PostgreSQL for {@code contender}'s changes now, so that it does not
   * fall into the turn of another.
   */
  public void tidyUp(String contender) {
    new JdbcTemplate(database(contender)).execute("VACUUM (ANALYZE)");
    checkpoint();
  }

  /** Stops both and removes their data. */
  @Override
  public void close() {
    pools.values().forEach(HikariDataSource::close);
    heartbeat.close();
    broker.close();
    postgres.close();
    delete(directory);
  }

  private static void delete(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
