package dev.tandem.fundpurchase.confirmation;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.tandem.fundpurchase.breaks.HouseBreak;
import dev.tandem.fundpurchase.breaks.JdbcBreaks;
import dev.tandem.fundpurchase.confirmation.JdbcFileMarks.Mark;
import dev.tandem.fundpurchase.house.FundHouseClient;
import dev.tandem.fundpurchase.house.HouseFile;
import dev.tandem.fundpurchase.house.HouseProperties;
import dev.tandem.fundpurchase.line.FileKind;
import dev.tandem.fundpurchase.line.FileLine;
import dev.tandem.messaging.support.Backoff;
import dev.tandem.web.calendar.TradingCalendar;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads the fund house's files: one for every calendar day, each again and again, and of a changed
 * file every line. NAVs come first, because confirmations are compared with them. Several instances
 * may run it: every line is dealt with once.
 */
@Component
class ReadHouseFiles {

  private static final Logger log = LoggerFactory.getLogger(ReadHouseFiles.class);

  private static final int MOST_FILES = 400;
  private static final int MOST_BREAKS = 500;

  // The house is away rather than one file unreadable; the rest would fail alike.
  private static final int FAILURES_IN_A_ROW = 3;

  private static final int RECENT_DAYS = 3;

  /** Confirmations that share a transaction, and a message of what became of their orders. */
  private static final int TOGETHER = 200;

  private final FundHouseClient house;
  private final JdbcFileMarks marks;
  private final RecordNavs recording;
  private final ApplyConfirmations applying;
  private final JdbcConfirmations confirmations;
  private final JdbcBreaks breaks;
  private final FindOldPrices prices;
  private final HouseFilesHealthIndicator health;
  private final HouseProperties properties;
  private final MeterRegistry meters;
  private final Clock clock;

  ReadHouseFiles(
      FundHouseClient house,
      JdbcFileMarks marks,
      RecordNavs recording,
      ApplyConfirmations applying,
      JdbcConfirmations confirmations,
      JdbcBreaks breaks,
      FindOldPrices prices,
      HouseFilesHealthIndicator health,
      HouseProperties properties,
      MeterRegistry meters,
      Clock clock) {
    this.house = house;
    this.marks = marks;
    this.recording = recording;
    this.applying = applying;
    this.confirmations = confirmations;
    this.breaks = breaks;
    this.prices = prices;
    this.health = health;
    this.properties = properties;
    this.meters = meters;
    this.clock = clock;
  }

  /** Reads the files that are due, and tries again the lines that could not be applied. */
  void readDue() {
    try {
      LocalDate today = TradingCalendar.dayOf(clock.instant());
      marks.openUntil(today);
      boolean readAll = readDue(FileKind.NAVS, today);
      readAll &= readDue(FileKind.CONFIRMATIONS, today);
      tryAgain();
      // Lines that lacked a NAV have asked for its file.
      readAll &= readDue(FileKind.NAVS, today);
      tryAgain();
      prices.find();
      health.ran(readAll, marks.missing(today));
    } catch (RuntimeException e) {
      // The orders wait; the next run tries again.
      log.warn("Reading the fund house's files failed: {}", e.toString());
      health.failed(e);
    }
  }

  private boolean readDue(FileKind kind, LocalDate today) {
    List<Mark> due = marks.takeDue(kind, today, clock.instant(), MOST_FILES);
    int inARow = 0;
    boolean readAll = true;
    for (Mark mark : due) {
      if (inARow >= FAILURES_IN_A_ROW) {
        marks.lookAgain(kind, mark.day());
      } else if (read(mark, today)) {
        inARow = 0;
      } else {
        inARow++;
        readAll = false;
      }
    }
    return readAll;
  }

  private boolean read(Mark mark, LocalDate today) {
    try {
      HouseFile file = switch (mark.kind()) {
        case NAVS -> house.navs(mark.day());
        case CONFIRMATIONS -> house.confirmations(mark.day());
      };
      boolean changed = !file.hash().equals(mark.hash());
      if (changed) {
        dealWith(mark, file);
      }
      marks.read(mark, file.hash(), pause(mark.day(), today), clock.instant());
      count(mark, changed ? "read" : "unchanged");
      return true;
    } catch (RuntimeException e) {
      log.warn("{} of {} could not be read: {}", mark.kind(), mark.day(), e.toString());
      marks.failed(mark, e.toString(), pauseAfter(mark.failures() + 1));
      count(mark, "failed");
      return false;
    }
  }

  private void dealWith(Mark mark, HouseFile file) {
    List<FileLine> lines = file.lines().stream()
        .map(json -> FileLine.of(mark.kind(), mark.day(), json))
        .toList();
    RuntimeException failure = null;
    for (List<FileLine> part : parts(mark.kind(), news(mark.kind(), lines))) {
      RuntimeException failed = dealWith(mark, part);
      failure = failed == null ? failure : failed;
    }
    if (failure != null) {
      throw failure;
    }
    breaks.overtakeVanished(
        mark.kind().breaks(),
        mark.day(),
        lines.stream().flatMap(FileLine::keys).toList(),
        clock.instant());
  }

  /** The lines that are new, and those that have changed. */
  private List<FileLine> news(FileKind kind, List<FileLine> lines) {
    List<String> keys = lines.stream().map(FileLine::key).toList();
    Map<String, String> applied =
        kind == FileKind.CONFIRMATIONS ? confirmations.hashes(keys) : Map.of();
    Map<String, String> known = new HashMap<>(breaks.hashes(kind.breaks(), keys));
    known.putAll(applied);
    List<FileLine> news = new ArrayList<>();
    for (FileLine line : lines) {
      String hash = known.get(line.key());
      if (hash == null) {
        news.add(line);
      } else if (!hash.isEmpty() && !hash.equals(line.hash())) {
        news.add(applied.containsKey(line.key()) ? line.beside() : line);
      }
    }
    return news;
  }

  private static List<List<FileLine>> parts(FileKind kind, List<FileLine> lines) {
    int most = kind == FileKind.CONFIRMATIONS ? TOGETHER : 1;
    List<List<FileLine>> parts = new ArrayList<>();
    for (int from = 0; from < lines.size(); from += most) {
      parts.add(lines.subList(from, Math.min(from + most, lines.size())));
    }
    return parts;
  }

  /** Deals with the lines together or, if that fails, with each alone; returns what failed. */
  private @Nullable RuntimeException dealWith(Mark mark, List<FileLine> part) {
    try {
      dealWith(mark.kind(), part);
      return null;
    } catch (RuntimeException e) {
      if (part.size() == 1) {
        log.error("Line {} of {} of {} failed", part.get(0).key(), mark.kind(), mark.day(), e);
        return e;
      }
      // One line that fails must not keep the others from their orders.
      RuntimeException failure = null;
      for (FileLine line : part) {
        RuntimeException failed = dealWith(mark, List.of(line));
        failure = failed == null ? failure : failed;
      }
      return failure;
    }
  }

  private void dealWith(FileKind kind, List<FileLine> lines) {
    switch (kind) {
      case NAVS -> lines.forEach(recording::record);
      case CONFIRMATIONS -> applying.apply(lines);
    }
  }

  private void tryAgain() {
    for (FileKind kind : FileKind.values()) {
      for (HouseBreak found : breaks.toTryAgain(kind.breaks(), MOST_BREAKS)) {
        try {
          dealWith(kind, List.of(FileLine.again(found)));
        } catch (RuntimeException e) {
          log.error("{} could not be tried again", found.key(), e);
          breaks.tried(found.id(), clock.instant());
        }
      }
    }
  }

  /**
   * The pause before the file is read again: it grows with the file's age, up to 1,440 times the
   * first.
   */
  private Duration pause(LocalDate day, LocalDate today) {
    long age = ChronoUnit.DAYS.between(day, today);
    return age <= RECENT_DAYS
        ? properties.fetchEvery()
        : properties.fetchEvery().multipliedBy(Math.min(age * 10, 1_440));
  }

  private Duration pauseAfter(int failures) {
    Duration regular = properties.fetchEvery();
    return new Backoff(regular.multipliedBy(2), regular.multipliedBy(64)).after(failures);
  }

  private void count(Mark mark, String outcome) {
    meters
        .counter(
            "tandem.fund.purchase.house.files",
            "kind",
            mark.kind().name().toLowerCase(java.util.Locale.ROOT),
            "outcome",
            outcome)
        .increment();
  }
}
