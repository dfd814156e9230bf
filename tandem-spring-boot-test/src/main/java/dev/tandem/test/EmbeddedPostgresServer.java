package dev.tandem.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;

import dev.tandem.test.process.Directories;
import dev.tandem.test.process.ExitHook;
import dev.tandem.test.process.FreePorts;
import dev.tandem.test.process.OrphanGuard;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL as a child process: it listens on the loopback interface only and never outlives this
 * JVM.
 */
public final class EmbeddedPostgresServer extends PostgresServer {

  private static final Duration START_PATIENCE = Duration.ofSeconds(60);
  private static final String LOOPBACK = "127.0.0.1";

  private final Path directory;
  private final boolean temporary;
  private final int port;
  private final Map<String, String> serverSettings;
  private final Passwords passwords;
  private final Path log;
  private final ExitHook atExit = new ExitHook(this::stopAll);
  private volatile @Nullable EmbeddedPostgres running;
  private volatile @Nullable OrphanGuard guard;

  private EmbeddedPostgresServer(
      Path directory, boolean temporary, int port, Map<String, String> serverSettings) {
    this.directory = directory;
    this.temporary = temporary;
    this.port = port;
    this.serverSettings = serverSettings;
    this.passwords = Passwords.in(directory);
    this.log = directory.resolve("postgres.log");
  }

  /**
   * Settings of a new server; by default it has a free port and a directory that is removed at the
   * end.
   */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public String host() {
    return LOOPBACK;
  }

  @Override
  public int port() {
    return port;
  }

  /** The server's process number. */
  public long pid() {
    return handle().pid();
  }

  /**
   * The database called {@code name} of a server that another process runs.
   *
   * @param directory the server's own
   * @throws UncheckedIOException if there is no such database
   */
  public static Database databaseKeptIn(Path directory, int port, String name) {
    return databaseAt(LOOPBACK, port, name, name, Passwords.in(directory).known(name));
  }

  /** Kills the server of {@code directory} that a start left behind which never returned. */
  public static void killLeftBehindIn(Path directory) {
    Path data = directory.toAbsolutePath().resolve("data");
    processOf(data)
        .filter(it -> it.info().commandLine().orElse("").contains(data.toString()))
        .ifPresent(ProcessHandle::destroyForcibly);
  }

  @Override
  public synchronized void start() {
    if (running != null) {
      throw new IllegalStateException("PostgreSQL runs already");
    }
    try {
      EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
          .setPort(port)
          .setDataDirectory(data())
          .setCleanDataDirectory(false)
          .setRegisterShutdownHook(false)
          .setPGStartupWait(START_PATIENCE)
          .setConnectConfig("password", passwords.of("postgres"))
          .setLocaleConfig("auth", "scram-sha-256")
          .setLocaleConfig("pwfile", passwords.fileOf("postgres").toString())
          // The same order and case rules on every machine.
          .setLocaleConfig("locale", "C")
          .setLocaleConfig("locale-provider", "builtin")
          .setLocaleConfig("builtin-locale", "C.UTF-8")
          .setOutputRedirector(appendToLog())
          .setErrorRedirector(appendToLog());
      serverSettings.forEach(builder::setServerConfig);
      EmbeddedPostgres server = builder.start();
      running = server;
      guard = OrphanGuard.watch(handle(), OrphanGuard.Signal.INT, temporary ? directory : null);
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL does not start; see " + log, e);
    }
  }

  @Override
  public synchronized void stop() {
    close(server());
  }

  @Override
  public synchronized void kill() {
    ProcessHandle process = handle();
    process.destroyForcibly();
    // It is not our child: whether it is gone is for the system's first process to see.
    process.onExit().orTimeout(START_PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    // Finds nothing to stop, and lets go of the lock on the data.
    close(server());
  }

  /** Stops the server, and removes its data unless a directory was given. */
  @Override
  public void close() {
    stopAll();
    atExit.cancel();
  }

  @Override
  protected String passwordOf(String role) {
    return passwords.of(role);
  }

  @Override
  protected DataSource administrator() {
    return server().getPostgresDatabase();
  }

  // The process the library started has handed over to this one and is gone.
  private ProcessHandle handle() {
    return processOf(data())
        .orElseThrow(() -> new IllegalStateException("PostgreSQL does not run"));
  }

  private static Optional<ProcessHandle> processOf(Path data) {
    try (Stream<String> lines = Files.lines(data.resolve("postmaster.pid"))) {
      return lines.findFirst().flatMap(it -> ProcessHandle.of(Long.parseLong(it.strip())));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private EmbeddedPostgres server() {
    EmbeddedPostgres server = running;
    if (server == null) {
      throw new IllegalStateException("PostgreSQL does not run");
    }
    return server;
  }

  // Takes no lock: an exit must not wait for a start that is under way.
  private void stopAll() {
    EmbeddedPostgres server = running;
    if (server != null) {
      close(server);
    }
    if (temporary) {
      Directories.delete(directory);
    }
  }

  private void close(EmbeddedPostgres server) {
    running = null;
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    OrphanGuard watching = guard;
    if (watching != null) {
      watching.dismiss();
    }
  }

  private ProcessBuilder.Redirect appendToLog() {
    return ProcessBuilder.Redirect.appendTo(log.toFile());
  }

  private Path data() {
    return directory.resolve("data");
  }

  /** Collects the settings of an {@link EmbeddedPostgresServer}. */
  public static final class Builder {

    private int port;
    private boolean durable = true;
    private boolean closedByCaller;
    private int maxConnections = 200;
    private @Nullable Path directory;
    private final Map<String, String> settings = new LinkedHashMap<>();

    private Builder() {}

    /** The port; a free one unless set. */
    public Builder port(int fixedPort) {
      this.port = fixedPort;
      return this;
    }

    /** The directory that keeps data, passwords and log; a temporary one unless set. */
    public Builder directory(Path keptDirectory) {
      this.directory = keptDirectory.toAbsolutePath();
      return this;
    }

    /**
     * Whether a commit waits for the disk; on unless set. Off suits tests that do not simulate a
     * machine's crash.
     */
    public Builder durable(boolean waitsForDisk) {
      this.durable = waitsForDisk;
      return this;
    }

    /** The largest number of connections. */
    public Builder maxConnections(int connections) {
      this.maxConnections = connections;
      return this;
    }

    /**
     * Leaves closing at the end of the JVM to the caller, after the processes that still need the
     * server.
     */
    public Builder closedByCaller() {
      this.closedByCaller = true;
      return this;
    }

    /** Sets a server parameter; it overrides every default. */
    public Builder setting(String parameter, String value) {
      settings.put(parameter, value);
      return this;
    }

    /** Starts the server; returns when it serves queries. */
    public EmbeddedPostgresServer start() {
      Map<String, String> all = new LinkedHashMap<>();
      all.put("listen_addresses", "127.0.0.1");
      // Without sockets in a shared directory, two servers never meet.
      all.put("unix_socket_directories", "");
      all.put("max_connections", Integer.toString(maxConnections));
      all.put("fsync", durable ? "on" : "off");
      all.put("synchronous_commit", "on");
      all.put("full_page_writes", durable ? "on" : "off");
      all.putAll(settings);
      EmbeddedPostgresServer server = new EmbeddedPostgresServer(
          Directories.create(
              directory == null ? Directories.temporary("tandem-postgres-") : directory),
          directory == null,
          port == 0 ? FreePorts.next() : port,
          Map.copyOf(all));
      if (!closedByCaller) {
        server.atExit.register();
      }
      try {
        server.start();
      } catch (RuntimeException e) {
        server.close();
        throw e;
      }
      return server;
    }
  }
}
