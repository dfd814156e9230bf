package dev.tandem.benchmarks.load;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

import dev.tandem.benchmarks.contender.Contender;
import dev.tandem.benchmarks.stack.Environment;
import dev.tandem.benchmarks.workload.Command;
import dev.tandem.benchmarks.workload.Commands;
import dev.tandem.benchmarks.workload.Conservation;
import dev.tandem.benchmarks.workload.Effects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** A running contender, with its commands and their outcomes. */
public final class Entrant implements AutoCloseable {

  private static final long LOOK_AGAIN_NANOS = 200_000;
  private static final long ASK_AGAIN_NANOS = 50_000_000;

  private final Contender contender;
  private final Environment environment;
  private final Commands commands = new Commands();
  private final Effects effects = new Effects();
  private final LongAdder accepted = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private volatile @Nullable Exception lastFailure;

  private Entrant(Contender contender, Environment environment) {
    this.contender = contender;
    this.environment = environment;
  }

  public static Entrant start(Contender contender, Environment environment) {
    Entrant entrant = new Entrant(contender, environment);
    try {
      contender.start(environment, entrant.effects);
    } catch (Exception e) {
      throw new IllegalStateException(contender.name() + " does not start", e);
    }
    return entrant;
  }

  public Contender contender() {
    return contender;
  }

  public String name() {
    return contender.name();
  }

  public Commands commands() {
    return commands;
  }

  public Effects effects() {
    return effects;
  }

  /** Requests committed so far. */
  public long accepted() {
    return accepted.sum();
  }

  /** Requests that failed so far; the tables show whether they took effect. */
  public long failed() {
    return failed.sum();
  }

  /** The latest failure, if there was one. */
  public Optional<Exception> lastFailure() {
    return Optional.ofNullable(lastFailure);
  }

  /** Does one request; returns whether it was committed. */
  boolean request(Command command) {
    try {
      contender.request(command);
      accepted.increment();
      return true;
    } catch (Exception e) {
      failed.increment();
      lastFailure = e;
      return false;
    }
  }

  /** Waits until no accepted request is being worked on; returns whether that came in time. */
  public boolean drain(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (unfinished() > 0) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      LockSupport.parkNanos(contender.hasEffects() ? LOOK_AGAIN_NANOS : ASK_AGAIN_NANOS);
    }
    return true;
  }

  private long unfinished() {
    return contender.hasEffects() ? accepted() - effects.count() : contender.unfinished(accepted());
  }

  /** Checks the contender's tables. */
  public Conservation check() {
    return Conservation.check(tables());
  }

  public JdbcTemplate tables() {
    return new JdbcTemplate(environment.database(contender.name()));
  }

  @Override
  public void close() {
    contender.stop();
  }
}
