package dev.tandem.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
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

import com.github.luben.zstd.ZstdInputStream;
import dev.tandem.localstack.LocalStack;
import dev.tandem.localstack.suite.Service;
import dev.tandem.test.PostgresServer.Database;

/**
 * Looks for secrets wherever the suite writes: all logs, all tables of all databases, all files of
 * the broker, where large messages are compressed, of Kafka and of Flink. What is a secret in one
 * place is one in all.
 */
final class LeakScan {

  static final List<String> SERVERS = List.of("rocketmq", "kafka", "flink");

  private static final int CHUNK = 8 * 1024 * 1024;

  // Longer than any secret, so that none is missed between two chunks.
  private static final int OVERLAP = 4 * 1024;

  // What a zstd frame begins with; the starter has large messages compressed by it.
  private static final String FRAME = "(\u00b5/\u00fd";

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

  /**
   * A few digits that must stand nowhere as a word of their own; within other words they are there
   * by chance.
   */
  static Pattern word(String digits) {
    String hex = HexFormat.of().formatHex(digits.getBytes(StandardCharsets.UTF_8));
    String alnum = "2[de]|3[0-9]|[46][1-9a-f]|[57][0-9a]";
    return Pattern.compile("(?<![.0-9A-Za-z-])" + digits + "(?![.0-9A-Za-z-])|(?<!" + alnum + ")"
        + hex + "(?!" + alnum + ")");
  }

  /** Where secrets were found: the place, and the name of the secret. */
  List<String> run() throws IOException, SQLException {
    inFolder(stack.logs());
    for (String server : SERVERS) {
      inFilesOf(server);
    }
    for (Service service : Service.values()) {
      inDatabase(stack.postgres().database(service.database()), service.database());
    }
    return List.copyOf(found);
  }

  /** Where secrets were found by now, with the files of {@code server}. */
  List<String> inFilesOf(String server) throws IOException {
    inFolder(stack.data().resolve(server));
    return List.copyOf(found);
  }

  private void inFolder(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        inFile(file);
      }
    }
  }

  private void inFile(Path file) throws IOException {
    byte[] bytes = new byte[OVERLAP + CHUNK];
    int kept = 0;
    long read = 0;
    try (InputStream in = Files.newInputStream(file)) {
      int count = in.readNBytes(bytes, kept, CHUNK);
      while (count > 0) {
        int end = kept + count;
        String text = new String(bytes, 0, used(bytes, end), StandardCharsets.ISO_8859_1);
        look(file.toString(), text);
        for (int at = text.indexOf(FRAME); at >= 0; at = text.indexOf(FRAME, at + 1)) {
          look(file + ", compressed", frame(file, read + count - end + at));
        }
        read += count;
        kept = Math.min(OVERLAP, end);
        System.arraycopy(bytes, end - kept, bytes, 0, kept);
        count = in.readNBytes(bytes, kept, CHUNK);
      }
    }
  }

  /** Servers make their files large before they fill them: much of them is zeros to the end. */
  private static int used(byte[] bytes, int end) {
    int used = end;
    while (used > 0 && bytes[used - 1] == 0) {
      used--;
    }
    return used;
  }

  /** The text of the frame that begins at {@code position}; as much as can be read of it. */
  private static String frame(Path file, long position) throws IOException {
    var text = new ByteArrayOutputStream();
    try (var channel = FileChannel.open(file)) {
      InputStream bytes = Channels.newInputStream(channel.position(position));
      try (var frame = new ZstdInputStream(bytes)) {
        frame.transferTo(text);
      } catch (IOException e) {
        // Something else follows the frame, or these four bytes begin none.
      }
    }
    return text.toString(StandardCharsets.UTF_8);
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
