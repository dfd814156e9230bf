package dev.tandem.localstack.check;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.tandem.localstack.check.books.Books;
import dev.tandem.localstack.check.books.Books.BankEntry;
import dev.tandem.localstack.check.books.Books.Break;
import dev.tandem.localstack.check.books.Books.HouseEntry;
import dev.tandem.localstack.check.books.Books.Posting;
import dev.tandem.localstack.check.books.Place;
import dev.tandem.localstack.check.money.BalancedPostings;
import dev.tandem.localstack.check.rule.Finding;
import dev.tandem.localstack.console.Amounts;
import dev.tandem.localstack.console.Lines;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

/**
 * The result of a check.
 *
 * @param at the suite's time
 * @param figures counts and sums, in lines for people
 * @param findings broken rules
 * @param away the parts that could not be read, or are known not to work, with the trouble of each
 * @param waiting the payments that stand still because of them
 */
public record Report(
    Instant at,
    List<String> figures,
    List<Finding> findings,
    Map<String, String> away,
    List<String> waiting) {

  private static final int SHOWN = 50;
  private static final int DETAIL = 17;

  public Report {
    figures = List.copyOf(figures);
    findings = List.copyOf(findings);
    away = Collections.unmodifiableMap(new TreeMap<>(away));
    waiting = List.copyOf(waiting);
  }

  /**
   * The report of {@code books}.
   *
   * @param troubles the parts that are known not to work, with the trouble of each
   */
  public static Report of(Books books, List<Finding> findings, Map<String, String> troubles) {
    Map<String, String> away = new TreeMap<>();
    books.unseen().forEach(it -> away.put(it, it + " did not answer"));
    away.putAll(troubles);
    List<String> figures = new ArrayList<>();
    long journals = books.postings().stream().map(Posting::journalId).distinct().count();
    figures.add("postings     %s in %s journals, in all %s"
        .formatted(books.postings().size(), journals, text(BalancedPostings.sums(books))));
    figures.add("bank         charged %s, by our books %s"
        .formatted(
            text(books.bank().stream()
                .collect(groupingBy(
                    BankEntry::currency, TreeMap::new, summingLong(BankEntry::movedMinor)))),
            text(owed(books, Place.BANK, -1))));
    figures.add("fund house   holds %s, by our books %s"
        .formatted(
            text(books.house().stream()
                .filter(it -> it.state().holdsMoney())
                .collect(groupingBy(
                    HouseEntry::currency, TreeMap::new, summingLong(HouseEntry::amountMinor)))),
            text(owed(books, Place.FUND_HOUSE, 1))));
    figures.add("recharges    " + counts(books.recharges(), Books.Recharge::status));
    figures.add("orders       " + counts(books.orders(), Books.Order::status));
    figures.add("open breaks  " + breaks(books));
    return new Report(
        books.now(),
        figures,
        findings.stream()
            .sorted(Comparator.comparing(Finding::rule).thenComparing(Finding::subject))
            .toList(),
        away,
        StalledWork.lines(books, away.keySet()));
  }

  /** Whether no rule is broken. */
  public boolean isClean() {
    return findings.isEmpty() && isComplete();
  }

  /** Whether every part could be read. */
  public boolean isComplete() {
    return away.isEmpty();
  }

  /** The whole report, for people. */
  public String text() {
    return Lines.wrapped(lines(), DETAIL);
  }

  private String lines() {
    StringBuilder text = new StringBuilder(
        "Conservation check at %s\n".formatted(at.truncatedTo(ChronoUnit.SECONDS)));
    figures.forEach(figure -> text.append("  ").append(figure).append('\n'));
    away.values().forEach(it -> text.append("  away         ").append(it).append('\n'));
    waiting.forEach(it -> text.append("  waits        ").append(it).append('\n'));
    if (findings.isEmpty() && !isComplete()) {
      return text.append("Of what could be seen nothing is lost, doubled, made or late.")
          .toString();
    }
    if (isClean()) {
      return text.append("Nothing is lost, doubled, made or late.").toString();
    }
    text.append(findings.size() == 1 ? "1 finding" : findings.size() + " findings")
        .append(", in minor units:\n");
    findings.stream()
        .limit(SHOWN)
        .forEach(finding -> text.append("  ").append(finding).append('\n'));
    if (findings.size() > SHOWN) {
      text.append("  and ").append(findings.size() - SHOWN).append(" more\n");
    }
    return text.toString().stripTrailing();
  }

  private static String text(Map<String, Long> sums) {
    String text = sums.entrySet().stream()
        .map(it -> Amounts.text(it.getValue(), it.getKey()))
        .collect(Collectors.joining(", "));
    return text.isEmpty() ? "nothing" : text;
  }

  private static Map<String, Long> owed(Books books, Place place, int sign) {
    return books.postings().stream()
        .filter(it -> Place.ofAccount(it.account()).filter(place::equals).isPresent())
        .collect(groupingBy(
            Posting::currency, TreeMap::new, summingLong(it -> sign * it.amountMinor())));
  }

  private static String breaks(Books books) {
    String breaks = books.breaks().stream()
        .collect(groupingBy(Break::who, TreeMap::new, counting()))
        .entrySet()
        .stream()
        .map(it -> "%s of %s".formatted(it.getValue(), it.getKey()))
        .collect(Collectors.joining(", "));
    return breaks.isEmpty() ? "none" : breaks;
  }

  private static <T, S extends Enum<S>> String counts(List<T> all, Function<T, S> status) {
    String counts =
        all.stream().collect(groupingBy(status, TreeMap::new, counting())).entrySet().stream()
            .map(it -> it.getValue() + " " + it.getKey())
            .collect(Collectors.joining(", "));
    return counts.isEmpty() ? "none" : counts;
  }
}
