package dev.tandem.localstack.check;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.tandem.localstack.check.books.Books;
import dev.tandem.localstack.check.books.BooksReader;
import dev.tandem.localstack.check.books.Sources;
import dev.tandem.localstack.check.rule.Finding;
import dev.tandem.localstack.console.Progress;
import dev.tandem.localstack.http.Http;

/**
 * Compares the books of all parts of the running suite. It only reads.
 *
 * <p>The parts are read one after the other while events are on their way between them. So a
 * finding is checked by reading again: money that was on its way has arrived by then.
 */
public final class ConservationCheck {

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration TOLD_EVERY = Duration.ofSeconds(10);

  private final Sources sources;
  private final Map<String, String> troubles;
  private final Progress progress;

  private ConservationCheck(Sources sources, Map<String, String> troubles, Progress progress) {
    this.sources = sources;
    this.troubles = troubles;
    this.progress = progress;
  }

  /** A check of the suite at {@code sources}. */
  public static ConservationCheck of(Sources sources) {
    return of(sources, Map.of());
  }

  /**
   * A check of a suite of which some parts do not work.
   *
   * @param troubles the trouble of each of them, by name; they are not read
   */
  public static ConservationCheck of(Sources sources, Map<String, String> troubles) {
    return new ConservationCheck(sources, Map.copyOf(troubles), what -> {});
  }

  /** The same check, which tells every few seconds what it is waiting for. */
  public ConservationCheck telling(Progress listener) {
    return new ConservationCheck(sources, troubles, listener);
  }

  /**
   * Checks a suite that may be at work: reports what is wrong in every reading for {@code
   * patience}.
   *
   * @throws IOException if a part cannot be read
   */
  public Report run(Duration patience) throws IOException {
    Waiting waiting = new Waiting(patience);
    try (Http http = new Http(sources.identityUrl())) {
      BooksReader reader = new BooksReader(sources, http, troubles.keySet());
      Books books = reader.read();
      List<Finding> lasting = SuiteRules.ALWAYS.findings(books);
      while (waiting.goesOnFor(lasting)) {
        books = reader.read();
        lasting = Finding.lasting(lasting, SuiteRules.ALWAYS.findings(books));
      }
      return Report.of(books, lasting, troubles);
    } catch (SQLException e) {
      throw new IOException("A database cannot be read", e);
    }
  }

  /**
   * Checks a suite that has nothing more to do: in addition, all recharges and orders must have
   * ended, await a person or be with the fund house. Waits up to {@code patience} for a reading
   * that finds nothing.
   *
   * @throws IOException if a part cannot be read
   */
  public Report runAtRest(Duration patience) throws IOException {
    Waiting waiting = new Waiting(patience);
    try (Http http = new Http(sources.identityUrl())) {
      BooksReader reader = new BooksReader(sources, http, troubles.keySet());
      Books books = reader.read();
      List<Finding> findings = SuiteRules.AT_REST.findings(books);
      while (waiting.goesOnFor(findings)) {
        books = reader.read();
        findings = SuiteRules.AT_REST.findings(books);
      }
      return Report.of(books, findings, troubles);
    } catch (SQLException e) {
      throw new IOException("A database cannot be read", e);
    }
  }

  /** The time between two readings, and what is told of it. */
  private final class Waiting {

    private final long end;
    private long toldAt = System.nanoTime();

    Waiting(Duration patience) {
      end = toldAt + patience.toNanos();
    }

    /** Pauses, if there is a reason and time left to read again. */
    boolean goesOnFor(List<Finding> findings) throws IOException {
      long now = System.nanoTime();
      if (findings.isEmpty() || now >= end) {
        return false;
      }
      if (now - toldAt >= TOLD_EVERY.toNanos()) {
        toldAt = now;
        Finding first = findings.getFirst();
        progress.reached("waiting, %s s at most: %s findings, the first %s of %s: %s"
            .formatted(
                TimeUnit.NANOSECONDS.toSeconds(end - now),
                findings.size(),
                first.rule(),
                first.subject(),
                first.detail()));
      }
      pause();
      return true;
    }

    private static void pause() throws IOException {
      try {
        TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("Interrupted", e);
      }
    }
  }
}
