package dev.tandem.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Every repetition of every figure, a line each. */
public final class Csv {

  private Csv() {}

  public static void write(Results results, Path file) {
    List<String> lines = new ArrayList<>();
    lines.add("table,contender,point,metric,round,value");
    for (Results.Row row : results.rows()) {
      lines.add(String.join(
          ",",
          quoted(row.table()),
          quoted(row.contender()),
          quoted(row.point()),
          quoted(row.metric()),
          Integer.toString(row.round()),
          Double.toString(row.value())));
    }
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
