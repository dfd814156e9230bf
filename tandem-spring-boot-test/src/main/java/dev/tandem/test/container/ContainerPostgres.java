package dev.tandem.test.container;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

import dev.tandem.test.PostgresServer;
import dev.tandem.test.process.FreePorts;
import org.awaitility.Awaitility;
import org.postgresql.ds.PGSimpleDataSource;

/** PostgreSQL in a container of the official image. */
public final class ContainerPostgres extends PostgresServer {

  private static final String IMAGE = "postgres:18";
  private static final int PORT = 5432;
  private static final String ADMINISTRATOR = "postgres";
  private static final Duration START_PATIENCE = Duration.ofSeconds(90);

  private final String host = ServerContainer.engineAddress().getHostAddress();
  private final int port = FreePorts.next();
  private final Map<String, String> passwords = new ConcurrentHashMap<>();
  private final ServerContainer container;

  private ContainerPostgres(Map<String, String> settings) {
    List<String> command = new ArrayList<>(List.of("postgres"));
    settings.forEach((parameter, value) -> command.addAll(List.of("-c", parameter + "=" + value)));
    this.container = new ServerContainer(IMAGE)
        .published(port, PORT)
        .withEnv("POSTGRES_PASSWORD", passwordOf(ADMINISTRATOR))
        // The same order and case rules as everywhere.
        .withEnv(
            "POSTGRES_INITDB_ARGS", "--locale=C --locale-provider=builtin --builtin-locale=C.UTF-8")
        .withCommand(command.toArray(String[]::new));
  }

  /**
   * Starts one; returns when it serves queries.
   *
   * @param settings parameters of the server
   */
  public static ContainerPostgres start(Map<String, String> settings) {
    ContainerPostgres server = new ContainerPostgres(settings);
    try {
      server.container.start();
      server.awaitReady();
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
    return server;
  }

  @Override
  public String host() {
    return host;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void start() {
    if (container.isAlive()) {
      throw new IllegalStateException("PostgreSQL runs already");
    }
    container.startAgain();
    awaitReady();
  }

  @Override
  public void stop() {
    container.end();
  }

  @Override
  public void kill() {
    container.kill();
    awaitGone();
  }

  @Override
  public void close() {
    container.stop();
  }

  @Override
  protected String passwordOf(String role) {
    return passwords.computeIfAbsent(role, it -> UUID.randomUUID().toString().replace("-", ""));
  }

  @Override
  protected DataSource administrator() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {host});
    source.setPortNumbers(new int[] {port});
    source.setDatabaseName(ADMINISTRATOR);
    source.setUser(ADMINISTRATOR);
    source.setPassword(passwordOf(ADMINISTRATOR));
    source.setConnectTimeout(5);
    return source;
  }

  private void awaitReady() {
    DataSource administrator = administrator();
    Awaitility.await("PostgreSQL to serve queries")
        .atMost(START_PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptionsInstanceOf(SQLException.class)
        .until(() -> {
          try (Connection connection = administrator.getConnection()) {
            return connection.isValid(1);
          }
        });
  }

  private void awaitGone() {
    Awaitility.await().pollDelay(Duration.ZERO).until(() -> !container.isAlive());
  }
}
