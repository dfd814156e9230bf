package dev.tandem.messaging.internal.groupcommit;

import java.util.function.IntSupplier;

/** Measures one group commit. */
interface GroupCommitMeters {

  GroupCommitMeters NONE = new GroupCommitMeters() {};

  /** Meters for each group commit, by name. */
  @FunctionalInterface
  interface Factory {
    GroupCommitMeters create(String name);
  }

  /** Watches the number of waiting commands. */
  default void watchQueue(IntSupplier size) {}

  /** A lane took a command that had waited. */
  default void waited(long nanos) {}

  /** The handler ran in one transaction. */
  default void ran(int commands, long nanos, Attempt<?> attempt) {}

  /** A part failed and was cut in two. */
  default void split() {}

  /** A command was refused. */
  default void refused(CommandQueue.Admission admission) {}

  /** Removes the meters: the group commit has ended. */
  default void remove() {}
}
