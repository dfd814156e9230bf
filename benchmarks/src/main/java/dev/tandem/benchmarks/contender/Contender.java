package dev.tandem.benchmarks.contender;

import dev.tandem.benchmarks.stack.Environment;
import dev.tandem.benchmarks.workload.Command;
import dev.tandem.benchmarks.workload.Effects;

/** One way of recharging a wallet and telling others about it. */
public interface Contender {

  /** The kind of a contender. */
  enum Kind {
    TANDEM,
    /** A widely used alternative. */
    PEER,
    /** A part of the work only, as an upper bound. */
    LIMIT
  }

  /** A short name of small letters and hyphens. */
  String name();

  Kind kind();

  /** Its mechanism and its settings, in one line. */
  String settings();

  /** Whether its events end in effects. */
  default boolean hasEffects() {
    return kind() != Kind.LIMIT;
  }

  /** Whether it writes the books. */
  default boolean hasBooks() {
    return true;
  }

  /** Starts it on a database of its own; its consumer reports each effect to {@code effects}. */
  void start(Environment environment, Effects effects) throws Exception;

  /**
   * Executes {@code command}; returns once it is committed.
   *
   * @throws Exception if it was refused, or may have been
   */
  void request(Command command) throws Exception;

  /**
   * The number of {@code accepted} requests still being worked on, for a contender without effects.
   * Work left behind would be measured with the next contender.
   */
  default long unfinished(long accepted) {
    return 0;
  }

  void stop();
}
