package dev.tandem.localstack.bank.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One account on one day.
 *
 * @param sequence counts the account's statements, one a day
 * @param lines the booked ones add up from {@code openingMinor} to {@link #closingMinor}
 */
public record Statement(
    String currency,
    LocalDate day,
    long sequence,
    Instant createdAt,
    long openingMinor,
    List<Line> lines) {

  /** The balance of the account at the end of the day. */
  public long closingMinor() {
    return openingMinor + sum(booked());
  }

  /** The name of the account. */
  public String account() {
    return account(currency);
  }

  static String account(String currency) {
    return "TANDEM-" + currency;
  }

  List<Line> booked() {
    return lines.stream().filter(line -> !line.pending()).toList();
  }

  /** The lines as the statement's entries, in their order: a batch has several. */
  List<List<Line>> entries() {
    Map<String, List<Line>> entries = new LinkedHashMap<>();
    for (Line line : lines) {
      entries.computeIfAbsent(line.entryReference(), _ -> new ArrayList<>()).add(line);
    }
    return List.copyOf(entries.values());
  }

  static long sum(List<Line> lines) {
    return lines.stream().mapToLong(Line::amountMinor).sum();
  }
}
