package dev.tandem.localstack.bank.statement;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.ConcurrentSkipListMap;

import dev.tandem.localstack.http.JsonServer.Refusal;
import dev.tandem.localstack.simulator.Journal;
import org.jspecify.annotations.Nullable;

/**
 * The bank's days. One is closed when its statement is first asked for: what comes later, even on
 * the same day, is booked on the next. So a statement never changes once somebody has it.
 */
final class Days implements AutoCloseable {

  private final Journal journal;
  private final InstantSource clock;
  private final ConcurrentSkipListMap<LocalDate, Closing> closings = new ConcurrentSkipListMap<>();

  Days(Journal journal, InstantSource clock) {
    this.journal = journal;
    this.clock = clock;
    journal.kept().stream().map(Closing::ofLine).forEach(it -> closings.put(it.day(), it));
  }

  /**
   * The end of a day.
   *
   * @param lastNumber of the bank's book until then
   */
  private record Closing(LocalDate day, Instant at, long lastNumber) {

    String toLine() {
      return day + "," + at.toEpochMilli() + "," + lastNumber;
    }

    static Closing ofLine(String line) {
      String[] fields = line.split(",", -1);
      return new Closing(
          LocalDate.parse(fields[0]),
          Instant.ofEpochMilli(Long.parseLong(fields[1])),
          Long.parseLong(fields[2]));
    }
  }

  /** Closes {@code day} if it is still open. */
  synchronized void close(LocalDate day, long lastNumber) {
    if (day.isAfter(today())) {
      throw new Refusal(404, "not-issued", "There is no statement of " + day + " yet");
    }
    if (!closings.containsKey(day)) {
      Closing closing = new Closing(day, Instant.ofEpochMilli(clock.millis()), lastNumber);
      journal.append(closing.toLine());
      closings.put(day, closing);
    }
  }

  LocalDate today() {
    return dayOf(clock.instant());
  }

  /** The time at which {@code day} was closed, or now. */
  Instant end(LocalDate day) {
    Closing closing = closings.get(day);
    return closing == null ? clock.instant() : closing.at();
  }

  /** The day on which what has this number and came at {@code at} is booked. */
  LocalDate bookedOn(long number, Instant at) {
    LocalDate day = dayOf(at);
    while (number > lastNumber(closings.get(day))) {
      day = day.plusDays(1);
    }
    return day;
  }

  /** The first day from {@code day} on that was still open at {@code moment}. */
  LocalDate openAt(LocalDate day, Instant moment) {
    LocalDate open = day;
    while (isClosed(open, moment)) {
      open = open.plusDays(1);
    }
    return open;
  }

  boolean isClosed(LocalDate day, Instant moment) {
    // A later statement has told what this day came to.
    return closings.tailMap(day).values().stream().anyMatch(it -> it.at().isBefore(moment));
  }

  static LocalDate dayOf(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }

  @Override
  public void close() {
    journal.close();
  }

  private static long lastNumber(@Nullable Closing closing) {
    return closing == null ? Long.MAX_VALUE : closing.lastNumber();
  }
}
