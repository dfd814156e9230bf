package dev.tandem.localstack.check;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tandem.localstack.http.Http;

/**
 * Holds what every part of the running suite has on record against the others. It reads only.
 *
 * <p>The parts are read one after the other while events are on their way between them. So what one
 * reading finds is read again: money that is merely on its way arrives.
 */
public final class ConservationCheck {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private static final List<Rule> ALWAYS = List.of(
      new BalancedPostings(),
      new RechargesInOnePlace(),
      new OrdersInOnePlace(),
      new SharesFollowOrders(),
      new NothingFromNowhere(),
      new NothingOverdue(),
      new OneTime());

  private static final List<Rule> AT_REST =
      Stream.concat(ALWAYS.stream(), Stream.of(new NothingMoves())).toList();

  private final Sources sources;

  private ConservationCheck(Sources sources) {
    this.sources = sources;
  }

  /** A check of the suite that {@code sources} lead to. */
  public static ConservationCheck of(Sources sources) {
    return new ConservationCheck(sources);
  }

  /**
   * Checks a suite that may be at work: what is wrong now, and stays so in every reading for {@code
   * patience}.
   *
   * @throws IOException if a part cannot be read
   */
  public Report run(Duration patience) throws IOException {
    long end = System.nanoTime() + patience.toNanos();
    try (Http http = new Http()) {
      BooksReader reader = new BooksReader(sources, http);
      Books books = reader.read();
      List<Finding> lasting = findings(ALWAYS, books);
      while (!lasting.isEmpty() && System.nanoTime() < end) {
        pause();
        books = reader.read();
        lasting = lasting(lasting, findings(ALWAYS, books));
      }
      return Report.of(books, lasting);
    } catch (SQLException e) {
      throw new IOException("A database cannot be read", e);
    }
  }

  /**
   * Checks a suite that has nothing more to do: beside the rest, all recharges and orders have
   * ended, await a person or are with the fund house. Waits up to {@code patience} for a reading
   * that finds nothing.
   *
   * @throws IOException if a part cannot be read
   */
  public Report runAtRest(Duration patience) throws IOException {
    long end = System.nanoTime() + patience.toNanos();
    try (Http http = new Http()) {
      BooksReader reader = new BooksReader(sources, http);
      Books books = reader.read();
      while (!findings(AT_REST, books).isEmpty() && System.nanoTime() < end) {
        pause();
        books = reader.read();
      }
      return Report.of(books, findings(AT_REST, books));
    } catch (SQLException e) {
      throw new IOException("A database cannot be read", e);
    }
  }

  static List<Finding> findings(List<Rule> rules, Books books) {
    List<Finding> findings = new ArrayList<>();
    rules.forEach(rule -> rule.check(books, findings::add));
    return findings;
  }

  /** Those of {@code now} that were found {@code before}, in whatever words. */
  static List<Finding> lasting(List<Finding> before, List<Finding> now) {
    Set<String> known = before.stream().map(Finding::topic).collect(Collectors.toSet());
    return now.stream().filter(it -> known.contains(it.topic())).toList();
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
