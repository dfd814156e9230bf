package dev.tandem.localstack.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import dev.tandem.localstack.console.Console;

/** The results as lines, printed as they come and kept in a file at the end. */
final class Page {

  private final Console console;
  private final StringBuilder lines = new StringBuilder();

  Page(Console console) {
    this.console = console;
  }

  void title(String title) {
    add("");
    add(title);
  }

  /** Adds a figure with its label, aligned with those before. */
  void figure(String what, String value) {
    add(String.format(Locale.ROOT, "  %-22s %s", what, value));
  }

  void add(String line) {
    console.show(line);
    lines.append(line).append('\n');
  }

  void keepIn(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, lines);
  }
}
