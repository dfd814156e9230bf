package dev.tandem.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The directory in which a run keeps its data. */
public final class KeptData {

  // Only what a run makes: the directory may be anybody's.
  private static final List<String> PARTS = List.of(
      "postgres",
      "rocketmq",
      "kafka",
      "flink",
      "bank",
      "fund-house",
      "identity",
      "secret-key",
      "clock",
      "logs",
      "start");

  private KeptData() {}

  /** Returns {@code folder}, and creates it if it is missing. */
  static Path folder(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes the data. */
  public static void wipe(Path data) {
    for (String part : PARTS) {
      Path directory = data.resolve(part);
      try (Stream<Path> files = Files.exists(directory) ? Files.walk(directory) : Stream.empty()) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot wipe " + directory, e);
      }
    }
  }
}
