package dev.tandem.benchmarks.contender;

import dev.tandem.benchmarks.stack.Environment;
import dev.tandem.benchmarks.workload.Command;
import dev.tandem.benchmarks.workload.Effects;

/** One way of recharging a wallet and telling others about it. */
public interface Contender {

  /** Where it comes from. */
  enum Kind {
    TANDEM,
    /** What people use instead. */
    PEER,
    /** Only a part of the work: what can be reached at best. */
    LIMIT
  }

  /** Short, in small letters and hyphens. */
  String name();

  Kind kind();

  /** How it works and what was set, in one line. */
  String settings();

  /** Whether its events end in effects. */
  default boolean hasEffects() {
    return kind() != Kind.LIMIT;
  }

  /** Whether it writes the books. */
  default boolean hasBooks() {
    return true;
  }

  /**
   * Starts it on a database of its own; it tells {@code effects} of each effect of its consumer.
   */
  void start(Environment environment, Effects effects) throws Exception;

  /**
   * Does what {@code command} asks; returns once it is committed.
   *
   * @throws Exception if it was refused, or may have been
   */
  void request(Command command) throws Exception;

  /**
   * How many of {@code accepted} requests are still being worked on, where no effect tells. What
   * one leaves behind would be measured with the next.
   */
  default long unfinished(long accepted) {
    return 0;
  }

  void stop();
}
