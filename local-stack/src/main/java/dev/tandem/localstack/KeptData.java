package dev.tandem.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

  private static final int MEGABYTE = 1 << 20;
  // What a first run takes, and some room to go on.
  private static final int NEEDED_MEGABYTES = 500;

  private KeptData() {}

  /** The reason why no run can keep its data in {@code data}, in a sentence; none if one can. */
  public static Optional<String> obstacle(Path data) {
    return obstacle(data, NEEDED_MEGABYTES);
  }

  static Optional<String> obstacle(Path data, int neededMegabytes) {
    try {
      Files.delete(Files.createTempFile(Files.createDirectories(data), "try", null));
      long free = Files.getFileStore(data).getUsableSpace() / MEGABYTE;
      return free >= neededMegabytes
          ? Optional.empty()
          : Optional.of("The disk of %s has %s MB left, and a run needs %s MB."
              .formatted(data, free, neededMegabytes));
    } catch (IOException e) {
      return Optional.of(reason(data, e));
    }
  }

  /** Returns {@code folder}, and creates it if it is missing. */
  static Path folder(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String reason(Path data, IOException e) {
    return e instanceof AccessDeniedException
        ? "The user %s may not write to %s.".formatted(System.getProperty("user.name"), data)
        : "Nothing can be kept in %s: %s".formatted(data, e.getMessage());
  }

  /**
   * Deletes the data.
   *
   * @throws UncheckedIOException if it cannot; the message says why, in a sentence
   */
  public static void wipe(Path data) {
    for (String part : PARTS) {
      Path directory = data.resolve(part);
      try (Stream<Path> files = Files.exists(directory) ? Files.walk(directory) : Stream.empty()) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(reason(data, e), e);
      }
    }
  }
}
