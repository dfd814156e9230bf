package dev.tandem.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One metric of one table: contenders down, loads across. */
public final class TextTable {

  private TextTable() {}

  /** The table as text, with aligned columns; Markdown renders it as a table. */
  public static String of(Results results, String table, String metric) {
    List<List<String>> lines = cells(results, table, metric);
    int columns = lines.getFirst().size();
    int[] widths = new int[columns];
    lines.forEach(line -> {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    });
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      append(text, lines.get(i), widths);
      if (i == 0) {
        List<String> rule = new ArrayList<>();
        for (int width : widths) {
          rule.add("-".repeat(width));
        }
        append(text, rule, widths);
      }
    }
    return text.toString();
  }

  /** The header, then a line for each contender. */
  static List<List<String>> cells(Results results, String table, String metric) {
    List<List<String>> lines = new ArrayList<>();
    List<String> points = List.copyOf(results.points(table, metric));
    List<String> header = new ArrayList<>(List.of(metric));
    header.addAll(results.points(table, metric));
    lines.add(header);
    for (String contender : results.contenders(table, metric)) {
      List<String> line = new ArrayList<>(List.of(contender));
      for (String point : header.subList(1, points.size() + 1)) {
        line.add(cell(results.values(table, contender, point, metric)));
      }
      lines.add(line);
    }
    return lines;
  }

  /** The median, and where there were repetitions the least and the greatest. */
  private static String cell(double[] sorted) {
    if (sorted.length == 0) {
      return "";
    }
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return sorted.length == 1
        ? number(median)
        : number(median) + " (" + number(sorted[0]) + "–" + number(sorted[sorted.length - 1]) + ")";
  }

  /** Three digits are all that a repetition confirms. */
  static String number(double value) {
    double size = Math.abs(value);
    if (size >= 100 || size == Math.rint(size)) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return String.format(Locale.ROOT, size >= 10 ? "%.1f" : "%.2f", value);
  }

  private static void append(StringBuilder text, List<String> cells, int[] widths) {
    text.append('|');
    for (int i = 0; i < widths.length; i++) {
      text.append(' ')
          .append(cells.get(i))
          .append(" ".repeat(widths[i] - cells.get(i).length()))
          .append(" |");
    }
    text.append('\n');
  }
}
