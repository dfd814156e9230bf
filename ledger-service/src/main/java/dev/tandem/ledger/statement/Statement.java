package dev.tandem.ledger.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.tandem.ledger.chart.AccountKind;

/**
 * A statement of one business date and currency, as of the end of that date.
 *
 * @param closed whether the books of the date are closed: then it stays the same for ever
 * @param balanced whether both sides are equal; if not, somebody has to look into it at once
 */
record Statement(
    String statement,
    LocalDate businessDate,
    String currency,
    boolean closed,
    boolean balanced,
    List<Section> sections) {

  Statement {
    sections = List.copyOf(sections);
  }

  /** Accounts that stand together, and their sum. */
  record Section(String title, List<Line> lines, Line total) {

    Section {
      lines = List.copyOf(lines);
    }
  }

  /**
   * An account.
   *
   * @param debitMinor all debits up to the date
   * @param creditMinor all credits up to the date
   * @param balanceMinor their difference, on the side that is usual for the account
   * @param dayMinor what the date itself added to the balance
   */
  record Line(
      String account,
      String name,
      long debitMinor,
      long creditMinor,
      long balanceMinor,
      long dayMinor) {

    static Line of(Turnover turnover) {
      return new Line(
          turnover.account().name(),
          turnover.account().title(),
          turnover.debitMinor(),
          turnover.creditMinor(),
          turnover.balanceMinor(),
          turnover.dayBalanceMinor());
    }

    static Line total(String name, List<Line> lines) {
      return new Line(
          "TOTAL",
          name,
          lines.stream().mapToLong(Line::debitMinor).sum(),
          lines.stream().mapToLong(Line::creditMinor).sum(),
          lines.stream().mapToLong(Line::balanceMinor).sum(),
          lines.stream().mapToLong(Line::dayMinor).sum());
    }
  }

  static Statement of(
      StatementKind kind, LocalDate date, String currency, boolean closed, List<Turnover> books) {
    return switch (kind) {
      case TRIAL_BALANCE -> trialBalance(date, currency, closed, books);
      case BALANCE_SHEET -> balanceSheet(date, currency, closed, books);
      case INCOME -> income(date, currency, closed, books);
    };
  }

  private static Statement trialBalance(
      LocalDate date, String currency, boolean closed, List<Turnover> books) {
    var lines = books.stream().map(Line::of).toList();
    var sums = Line.total("Debits and credits", lines);
    // Balances of different sides do not add up to anything.
    var total = new Line(sums.account(), sums.name(), sums.debitMinor(), sums.creditMinor(), 0, 0);
    return new Statement(
        StatementKind.TRIAL_BALANCE.word(),
        date,
        currency,
        closed,
        total.debitMinor() == total.creditMinor(),
        List.of(new Section("Accounts", lines, total)));
  }

  private static Statement balanceSheet(
      LocalDate date, String currency, boolean closed, List<Turnover> books) {
    var assets = section("Assets", books, AccountKind.ASSET);
    var liabilities = section("Liabilities", books, AccountKind.LIABILITY);
    var earned = earnings(books);
    var equity = new Section("Equity", List.of(earned), Line.total("Equity", List.of(earned)));
    return new Statement(
        StatementKind.BALANCE_SHEET.word(),
        date,
        currency,
        closed,
        assets.total().balanceMinor()
            == liabilities.total().balanceMinor() + equity.total().balanceMinor(),
        List.of(assets, liabilities, equity));
  }

  private static Statement income(
      LocalDate date, String currency, boolean closed, List<Turnover> books) {
    var earned = earnings(books);
    return new Statement(
        StatementKind.INCOME.word(),
        date,
        currency,
        closed,
        true,
        List.of(
            section("Income", books, AccountKind.INCOME),
            section("Expenses", books, AccountKind.EXPENSE),
            new Section("Result", List.of(earned), Line.total("Result", List.of(earned)))));
  }

  private static Section section(String title, List<Turnover> books, AccountKind... kinds) {
    var lines = books.stream()
        .filter(it -> Arrays.asList(kinds).contains(it.account().kind()))
        .map(Line::of)
        .toList();
    return new Section(title, lines, Line.total(title, lines));
  }

  // Income less expenses so far: nothing is carried to an account of its own.
  private static Line earnings(List<Turnover> books) {
    var lines = new ArrayList<Line>();
    for (var it : books) {
      switch (it.account().kind()) {
        case INCOME, EXPENSE ->
          lines.add(new Line(
              "",
              "",
              it.debitMinor(),
              it.creditMinor(),
              it.creditMinor() - it.debitMinor(),
              it.dayMinor()));
        case ASSET, LIABILITY -> {
          // Not earned, but held and owed.
        }
      }
    }
    var sum = Line.total("Earned so far", lines);
    return new Line(
        "EARNINGS",
        sum.name(),
        sum.debitMinor(),
        sum.creditMinor(),
        sum.balanceMinor(),
        sum.dayMinor());
  }
}
