package dev.tandem.localstack.simulator;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Lines in a file, which outlive the process; without a file they do not. */
public final class Journal implements AutoCloseable {

  private final List<String> kept;
  private final @Nullable BufferedWriter file;

  private Journal(List<String> kept, @Nullable BufferedWriter file) {
    this.kept = kept;
    this.file = file;
  }

  /** A journal that ends with the process. */
  public static Journal inMemory() {
    return new Journal(List.of(), null);
  }

  /** Opens the journal in {@code file} and continues it. */
  public static Journal keptIn(Path file) {
    try {
      String text = Files.exists(file) ? Files.readString(file) : "";
      // What follows the last line break was cut off by a crash and never answered.
      String whole = text.substring(0, text.lastIndexOf('\n') + 1);
      Files.writeString(file, whole);
      return new Journal(
          whole.lines().toList(),
          Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines that were there when it was opened. */
  public List<String> kept() {
    return kept;
  }

  /** Keeps {@code line}; when it returns, the line outlives this process. */
  public synchronized void append(String line) {
    if (file != null) {
      try {
        file.append(line).append('\n').flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() {
    if (file != null) {
      try {
        file.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
