package dev.tandem.test;

import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * A real PostgreSQL, with one database and one role for each service.
 *
 * <p>It wants passwords, and can be stopped, killed and started again; it keeps its port and its
 * data.
 */
public abstract class PostgresServer implements AutoCloseable {

  // Names go into statements that take no parameters.
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,50}");

  /** A server that does not run yet. */
  protected PostgresServer() {}

  /**
   * A database's address and credentials.
   *
   * @param username a role that owns this database and may enter no other
   */
  public record Database(String url, String username, String password) {

    // A password has no place in a log.
    @Override
    public String toString() {
      return url + " as " + username;
    }
  }

  /** The host it is reached at. */
  public abstract String host();

  /** The port it listens on. */
  public abstract int port();

  /** Starts the server on its data. */
  public abstract void start();

  /** Stops the server in an orderly way. */
  public abstract void stop();

  /** Kills the server as a crash would (SIGKILL). */
  public abstract void kill();

  /** Stops the server for good. */
  @Override
  public abstract void close();

  /** The server as its administrator enters it; fails unless it runs. */
  protected abstract DataSource administrator();

  /**
   * The role's password, which holds nothing that needs quoting; made when first asked for and then
   * kept.
   */
  protected abstract String passwordOf(String role);

  /**
   * The database called {@code name}, with the role called {@code name}; both are made if missing.
   */
  public final synchronized Database database(String name) {
    return database(name, name);
  }

  /**
   * An empty database nobody else uses. It is called {@code name}, or {@code name_2} and so on
   * where that is taken; the role is called {@code name}.
   */
  public final synchronized Database freshDatabase(String name) {
    PostgresCatalog catalog = new PostgresCatalog(administrator());
    String free = name;
    for (int number = 2; catalog.hasDatabase(free); number++) {
      free = name + "_" + number;
    }
    return database(free, name);
  }

  private Database database(String name, String role) {
    if (!NAME.matcher(name).matches() || !NAME.matcher(role).matches()) {
      throw new IllegalArgumentException("Small letters, digits and underscores only: " + name);
    }
    PostgresCatalog catalog = new PostgresCatalog(administrator());
    if (!catalog.hasRole(role)) {
      catalog.createRole(role, passwordOf(role));
    }
    if (!catalog.hasDatabase(name)) {
      catalog.createDatabase(name, role);
    }
    return databaseAt(host(), port(), name, role, passwordOf(role));
  }

  static Database databaseAt(String host, int port, String name, String role, String password) {
    return new Database("jdbc:postgresql://%s:%s/%s".formatted(host, port, name), role, password);
  }
}
