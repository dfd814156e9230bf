package dev.tandem.system;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tandem.localstack.LocalStack;
import dev.tandem.localstack.suite.Service;
import dev.tandem.test.PostgresServer.Database;

/**
 * Looks for secrets wherever the suite writes: all logs, all tables of all databases, all files of
 * the broker. What is a secret in one place is one in all.
 */
final class LeakScan {

  private static final int CHUNK = 8 * 1024 * 1024;

  // Longer than any secret, so that none is missed between two chunks.
  private static final int OVERLAP = 4 * 1024;

  private final LocalStack stack;
  private final Map<String, Pattern> secrets;
  private final List<String> found = new ArrayList<>();

  /**
   * A scan of {@code stack}.
   *
   * @param secrets what is looked for, each with its name
   */
  LeakScan(LocalStack stack, Map<String, Pattern> secrets) {
    this.stack = stack;
    this.secrets = Map.copyOf(secrets);
  }

  /** A text that must stand nowhere; nor may its bytes in hexadecimal, as databases show them. */
  static Pattern text(String secret) {
    String hex = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
    return Pattern.compile(Pattern.quote(secret) + "|" + hex);
  }

  /** Where secrets were found: the place, and the name of the secret. */
  List<String> run() throws IOException, SQLException {
    for (Path folder : List.of(stack.logs(), stack.data().resolve("rocketmq"))) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          inFile(file);
        }
      }
    }
    for (Service service : Service.values()) {
      inDatabase(stack.postgres().database(service.database()), service.database());
    }
    return List.copyOf(found);
  }

  private void inFile(Path file) throws IOException {
    byte[] bytes = new byte[OVERLAP + CHUNK];
    int kept = 0;
    try (InputStream in = Files.newInputStream(file)) {
      int count = in.readNBytes(bytes, kept, CHUNK);
      while (count > 0) {
        look(file.toString(), new String(bytes, 0, kept + count, StandardCharsets.ISO_8859_1));
        int end = kept + count;
        kept = Math.min(OVERLAP, end);
        System.arraycopy(bytes, end - kept, bytes, 0, kept);
        count = in.readNBytes(bytes, kept, CHUNK);
      }
    }
  }

  private void inDatabase(Database database, String name) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.username(), database.password());
        Statement statement = connection.createStatement()) {
      for (String table : tables(statement)) {
        try (ResultSet rows = statement.executeQuery("SELECT t::text FROM " + table + " t")) {
          while (rows.next()) {
            look(name + ", " + table, rows.getString(1));
          }
        }
      }
    }
  }

  private static List<String> tables(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery("""
        SELECT format('%I.%I', n.nspname, c.relname)
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema')
          AND n.nspname NOT LIKE 'pg\\_%'
        """)) {
      List<String> tables = new ArrayList<>();
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
      return tables;
    }
  }

  private void look(String place, String text) {
    secrets.forEach((secret, pattern) -> {
      if (pattern.matcher(text).find()) {
        found.add(place + ": " + secret);
      }
    });
  }

  /** The findings, one a line and each once. */
  static String told(List<String> found) {
    return found.stream().distinct().collect(Collectors.joining("\n"));
  }
}
