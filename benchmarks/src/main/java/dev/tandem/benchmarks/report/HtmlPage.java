package dev.tandem.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A self-contained page: claims, charts, tables, settings. */
public final class HtmlPage {

  private static final String STYLE = """
      body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 62rem;
             padding: 0 1rem; color: #1b1f24; background: #fff; }
      table { border-collapse: collapse; margin: .5rem 0 1.5rem; font-size: 13px; }
      th, td { border: 1px solid #d8dce2; padding: .25rem .6rem; text-align: right; }
      th:first-child, td:first-child { text-align: left; }
      th { background: #f3f5f8; }
      svg { width: 100%; height: auto; margin: .5rem 0 1rem; }
      svg text { font: 11px system-ui, sans-serif; fill: #1b1f24; }
      svg .point { font-weight: 600; }
      .met { color: #14692f; } .missed { color: #b3261e; font-weight: 600; }
      @media (prefers-color-scheme: dark) {
        body { background: #14171b; color: #e4e7eb; }
        svg text { fill: #e4e7eb; } th { background: #22272e; }
        th, td { border-color: #3a4149; } .met { color: #6fcf8a; } .missed { color: #ff8a80; }
      }
      """;

  private HtmlPage() {}

  /**
   * Writes the page.
   *
   * @param settings the machine and the settings, a line each
   * @param drawn the metrics that get a chart too
   */
  public static void write(
      Results results, List<Bar> bars, List<String> settings, List<String> drawn, Path file) {
    StringBuilder html = new StringBuilder();
    html.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        .append("<title>Tandem benchmarks</title><style>")
        .append(STYLE)
        .append("</style></head><body>\n<h1>Tandem benchmarks</h1>\n");
    html.append("<p>Medians of the repetitions; in brackets the least and the greatest.</p>\n");
    appendBars(html, bars);
    for (String table : results.tables()) {
      html.append("<h2>").append(escaped(table)).append("</h2>\n");
      for (String metric : results.metrics(table)) {
        if (drawn.contains(metric)) {
          html.append("<h3>").append(escaped(metric)).append("</h3>\n");
          html.append(BarChart.of(results, table, metric)).append('\n');
        }
        appendTable(html, TextTable.cells(results, table, metric));
      }
    }
    html.append("<h2>Settings</h2>\n<ul>\n");
    settings.forEach(line -> html.append("<li>").append(escaped(line)).append("</li>\n"));
    html.append("</ul>\n</body></html>\n");
    try {
      Files.writeString(file, html);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void appendBars(StringBuilder html, List<Bar> bars) {
    if (bars.isEmpty()) {
      return;
    }
    html.append("<h2>Claims</h2>\n<table><tr><th>claim</th><th>wanted</th>")
        .append("<th>measured</th><th></th></tr>\n");
    for (Bar bar : bars) {
      html.append("<tr><td>")
          .append(escaped(bar.claim()))
          .append("</td><td>")
          .append(bar.atLeast() ? "≥ " : "≤ ")
          .append(TextTable.number(bar.wanted()))
          .append("</td><td>")
          .append(TextTable.number(bar.measured()))
          .append(bar.met() ? "</td><td class=\"met\">met" : "</td><td class=\"missed\">missed")
          .append("</td></tr>\n");
    }
    html.append("</table>\n");
  }

  private static void appendTable(StringBuilder html, List<List<String>> cells) {
    html.append("<table>");
    for (int i = 0; i < cells.size(); i++) {
      String tag = i == 0 ? "th" : "td";
      html.append("<tr>");
      for (String cell : cells.get(i)) {
        html.append('<').append(tag).append('>').append(escaped(cell));
        html.append("</").append(tag).append('>');
      }
      html.append("</tr>\n");
    }
    html.append("</table>\n");
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
