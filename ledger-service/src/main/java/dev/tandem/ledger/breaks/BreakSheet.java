package dev.tandem.ledger.breaks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Breaks as a table that spreadsheets read and write: CSV by RFC 4180. */
final class BreakSheet {

  static final List<String> COLUMNS = List.of(
      "id",
      "type",
      "side",
      "reference",
      "expectedMinor",
      "actualMinor",
      "currency",
      "businessDate",
      "ageDays",
      "owner",
      "status",
      "action",
      "entries",
      "note",
      "decision");

  private BreakSheet() {}

  static String header() {
    return String.join(",", COLUMNS) + "\r\n";
  }

  static String line(BreakAnswer row) {
    var cells = new ArrayList<@Nullable Object>();
    cells.add(row.id());
    cells.add(row.type());
    cells.add(row.side());
    cells.add(row.reference());
    cells.add(row.expectedMinor());
    cells.add(row.actualMinor());
    cells.add(row.currency());
    cells.add(row.businessDate());
    cells.add(row.ageDays());
    cells.add(row.owner());
    cells.add(row.status());
    cells.add(row.action());
    cells.add(String.join(" ", row.entries()));
    cells.add("");
    cells.add("");
    return String.join(",", cells.stream().map(BreakSheet::cell).toList()) + "\r\n";
  }

  /** The rows below the header, each by the names of its columns. */
  static List<Map<String, String>> rows(String sheet) {
    var lines = cells(sheet.startsWith("\uFEFF") ? sheet.substring(1) : sheet);
    var rows = new ArrayList<Map<String, String>>();
    for (var line : lines.subList(Math.min(1, lines.size()), lines.size())) {
      var row = new LinkedHashMap<String, String>();
      for (var at = 0; at < Math.min(line.size(), lines.getFirst().size()); at++) {
        row.put(lines.getFirst().get(at), line.get(at));
      }
      rows.add(row);
    }
    return rows;
  }

  // What begins like a formula is one to a spreadsheet; an apostrophe makes it a text.
  private static String cell(@Nullable Object value) {
    var text = value == null ? "" : value.toString();
    if (value instanceof String && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
      text = "'" + text;
    }
    return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  private static List<List<String>> cells(String sheet) {
    var lines = new ArrayList<List<String>>();
    var line = new ArrayList<String>();
    var cell = new StringBuilder();
    var quoted = false;
    for (var at = 0; at < sheet.length(); at++) {
      var next = sheet.charAt(at);
      if (quoted) {
        if (next != '"') {
          cell.append(next);
        } else if (at + 1 < sheet.length() && sheet.charAt(at + 1) == '"') {
          cell.append('"');
          at++;
        } else {
          quoted = false;
        }
      } else if (next == '"') {
        quoted = true;
      } else if (next == ',') {
        line.add(take(cell));
      } else if (next == '\n') {
        line.add(take(cell));
        end(line, lines);
      } else if (next != '\r') {
        cell.append(next);
      }
    }
    line.add(take(cell));
    end(line, lines);
    return lines;
  }

  private static String take(StringBuilder cell) {
    var text = cell.toString().strip();
    cell.setLength(0);
    return text;
  }

  private static void end(List<String> line, List<List<String>> lines) {
    if (line.stream().anyMatch(cell -> !cell.isEmpty())) {
      lines.add(List.copyOf(line));
    }
    line.clear();
  }
}
