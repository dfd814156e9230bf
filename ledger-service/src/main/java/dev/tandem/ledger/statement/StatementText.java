package dev.tandem.ledger.statement;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;

import org.springframework.web.util.HtmlUtils;

/** Statements as spreadsheets read them, and as people print them. */
final class StatementText {

  private static final String STYLE = """
      body { font: 11pt/1.4 serif; margin: 2em; color: #000; }
      table { border-collapse: collapse; width: 100%; margin-bottom: 1.5em; }
      th, td { padding: .2em .6em; text-align: right; border-bottom: 1px solid #ccc; }
      th:first-child, td:first-child { text-align: left; }
      tr.total td { font-weight: bold; border-top: 2px solid #000; }
      .warning { border: 2px solid #000; padding: .5em; font-weight: bold; }
      section { break-after: page; }
      """;

  private StatementText() {}

  /** One row for each account; amounts in minor units. */
  static String csv(List<Statement> statements) {
    var text = new StringBuilder("statement,businessDate,currency,closed,section,account,"
        + "debitMinor,creditMinor,balanceMinor,dayMinor\r\n");
    for (var statement : statements) {
      for (var section : statement.sections()) {
        section.lines().forEach(line -> csv(text, statement, section, line));
        csv(text, statement, section, section.total());
      }
    }
    return text.toString();
  }

  // Every field is a word, a date or a number of ours: nothing needs quoting.
  private static void csv(
      StringBuilder text, Statement statement, Statement.Section section, Statement.Line line) {
    text.append(statement.statement())
        .append(',')
        .append(statement.businessDate())
        .append(',')
        .append(statement.currency())
        .append(',')
        .append(statement.closed())
        .append(',')
        .append(section.title())
        .append(',')
        .append(line.account())
        .append(',')
        .append(line.debitMinor())
        .append(',')
        .append(line.creditMinor())
        .append(',')
        .append(line.balanceMinor())
        .append(',')
        .append(line.dayMinor())
        .append("\r\n");
  }

  /** A page to print, with amounts as people write them. */
  static String html(StatementKind kind, List<Statement> statements) {
    var text = new StringBuilder(
            "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<title>")
        .append(kind.title())
        .append("</title><style>")
        .append(STYLE)
        .append("</style></head><body>\n");
    for (var statement : statements) {
      html(text, kind, statement);
    }
    return text.append("</body></html>\n").toString();
  }

  private static void html(StringBuilder text, StatementKind kind, Statement statement) {
    text.append("<section><h1>")
        .append(kind.title())
        .append("</h1><p>")
        .append(statement.businessDate())
        .append(", ")
        .append(statement.currency())
        .append(statement.closed() ? ", closed" : ", not closed yet")
        .append("</p>\n");
    if (!statement.balanced()) {
      text.append("<p class=\"warning\">The two sides differ.</p>\n");
    }
    for (var section : statement.sections()) {
      text.append("<table><tr><th>")
          .append(section.title())
          .append("</th><th>Debit</th><th>Credit</th><th>Balance</th><th>Of the day</th></tr>\n");
      section.lines().forEach(line -> row(text, "", statement.currency(), line));
      row(text, " class=\"total\"", statement.currency(), section.total());
      text.append("</table>\n");
    }
    text.append("</section>\n");
  }

  private static void row(StringBuilder text, String style, String currency, Statement.Line line) {
    text.append("<tr")
        .append(style)
        .append("><td>")
        .append(HtmlUtils.htmlEscape(line.name()))
        .append("</td>");
    for (var amount :
        List.of(line.debitMinor(), line.creditMinor(), line.balanceMinor(), line.dayMinor())) {
      text.append("<td>").append(amount(amount, currency)).append("</td>");
    }
    text.append("</tr>\n");
  }

  private static String amount(long minor, String currency) {
    var digits = Currency.getInstance(currency).getDefaultFractionDigits();
    return BigDecimal.valueOf(minor, Math.max(digits, 0)).toPlainString();
  }
}
