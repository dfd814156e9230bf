package dev.tandem.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** One metric of one table as a picture: a group of bars for each load. */
final class BarChart {

  private static final int BAR_HEIGHT = 14;
  private static final int GROUP_GAP = 26;
  private static final int LABEL_WIDTH = 190;
  private static final int CHART_WIDTH = 560;
  private static final int VALUE_WIDTH = 90;
  private static final List<String> COLOURS = List.of(
      "#8a8f98", "#4c9be8", "#1257c9", "#c9a227", "#b5651d", "#7a9e3d", "#a0519e", "#d0d4da",
      "#b4bac3", "#d0d4da", "#b4bac3");

  private BarChart() {}

  static String of(Results results, String table, String metric) {
    List<String> points = List.copyOf(results.points(table, metric));
    List<String> contenders = List.copyOf(results.contenders(table, metric));
    double greatest = greatest(results, table, metric);
    int height = points.size() * (contenders.size() * (BAR_HEIGHT + 3) + GROUP_GAP) + 6;
    StringBuilder svg = new StringBuilder(String.format(
        Locale.ROOT,
        "<svg viewBox=\"0 0 %s %s\" role=\"img\" aria-label=\"%s\">",
        LABEL_WIDTH + CHART_WIDTH + VALUE_WIDTH,
        height,
        HtmlPage.escaped(table + ": " + metric)));
    int y = 14;
    for (String point : points) {
      svg.append(text(0, y, "point", point));
      y += 8;
      for (int i = 0; i < contenders.size(); i++) {
        OptionalDouble value = results.median(table, contenders.get(i), point, metric);
        if (value.isPresent()) {
          double share = greatest <= 0 ? 0 : Math.max(0, value.getAsDouble()) / greatest;
          svg.append(bar(y, contenders.get(i), i, value.getAsDouble(), share));
          y += BAR_HEIGHT + 3;
        }
      }
      y += GROUP_GAP - 8;
    }
    return svg.append("</svg>").toString();
  }

  private static String bar(int y, String contender, int number, double value, double share) {
    int width = Math.max(1, (int) (share * CHART_WIDTH));
    return text(0, y + 11, "name", contender)
        + String.format(
            Locale.ROOT,
            "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>",
            LABEL_WIDTH,
            y,
            width,
            BAR_HEIGHT,
            COLOURS.get(number % COLOURS.size()))
        + text(LABEL_WIDTH + width + 6, y + 11, "value", TextTable.number(value));
  }

  private static String text(int x, int y, String style, String content) {
    return String.format(
        Locale.ROOT,
        "<text x=\"%s\" y=\"%s\" class=\"%s\">%s</text>",
        x,
        y,
        style,
        HtmlPage.escaped(content));
  }

  private static double greatest(Results results, String table, String metric) {
    double greatest = 0;
    for (String point : results.points(table, metric)) {
      for (String contender : results.contenders(table, metric)) {
        greatest =
            Math.max(greatest, results.median(table, contender, point, metric).orElse(0));
      }
    }
    return greatest;
  }
}
