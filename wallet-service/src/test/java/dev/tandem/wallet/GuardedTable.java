package dev.tandem.wallet;

import java.util.Set;
import java.util.regex.Pattern;

import dev.tandem.test.Backends;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static java.util.stream.Collectors.toSet;

/** A table whose trigger lets its rows go only from some states to others, in a fresh database. */
public final class GuardedTable {

  // As PostgreSQL writes (OLD.status, NEW.status) NOT IN (…) out.
  private static final Pattern PAIR = Pattern.compile(
      "old\\.status <> '(\\w+)'::text\\) OR \\(new\\.status <> '(\\w+)'::text",
      Pattern.CASE_INSENSITIVE);

  public final JdbcClient jdbc;
  private final String trigger;

  public GuardedTable(String trigger) {
    var database = Backends.postgres().freshDatabase("guards");
    var dataSource =
        new DriverManagerDataSource(database.url(), database.username(), database.password());
    Flyway.configure().dataSource(dataSource).load().migrate();
    this.jdbc = JdbcClient.create(dataSource);
    this.trigger = trigger;
  }

  /** What the trigger lets through. */
  public Set<Move> allowed() {
    var definition = jdbc.sql("SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgname = ?")
        .param(trigger)
        .query(String.class)
        .single();
    return PAIR.matcher(definition)
        .results()
        .map(pair -> new Move(pair.group(1), pair.group(2)))
        .collect(toSet());
  }

  /** From one state to another. */
  public record Move(String from, String to) {}
}
