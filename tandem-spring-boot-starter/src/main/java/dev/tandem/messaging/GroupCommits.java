package dev.tandem.messaging;

import java.time.Duration;

import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes {@link GroupCommit}s on the application's transaction manager. A bean of this type is
 * auto-configured where the application has one transaction manager.
 */
public interface GroupCommits {

  /**
   * Begins a group commit.
   *
   * @param name appears in thread names, metrics and messages, such as {@code order-intake}
   */
  <C, R> Builder<C, R> of(String name, BatchHandler<C, R> handler);

  /**
   * Runs {@code work} in the trace of the caller who submitted {@code command}, so that an event
   * published by {@link EventPublisher} in it continues that caller's trace and not the trace of
   * the batch:
   *
   * <pre>{@code
   * for (PlaceOrder command : commands) {
   *   groupCommits.onBehalfOf(command, () -> events.publish(new OrderPlaced(...)));
   * }
   * }</pre>
   *
   * <p>The command must be the very object that the handler was given. Anywhere else than in a
   * batch handler {@code work} just runs. A batch of one command is in its caller's trace as a
   * whole.
   */
  void onBehalfOf(Object command, Runnable work);

  /** Settings of one {@link GroupCommit}. The defaults suit short transactions on one database. */
  interface Builder<C, R> {

    /**
     * The number of batches that run at the same time, each on a thread and a database connection
     * of its own; 1 unless set. While one lane waits another can work, but each further lane makes
     * batches smaller, and where they write the same rows they wait for each other. It pays where a
     * transaction mostly waits (for a distant database, say) on a machine with processors to spare.
     */
    Builder<C, R> lanes(int count);

    /** The largest number of commands in one transaction; 256 unless set. */
    Builder<C, R> maxBatch(int commands);

    /**
     * The largest number of commands that may wait, not counting those in a batch under way; 4096
     * unless set. Beyond it callers get {@link OverloadedException}.
     */
    Builder<C, R> maxQueued(int commands);

    /**
     * How long a batch waits at most until as many commands have come as the last batch had; not at
     * all unless set. Callers who were answered together come back together, so under load batches
     * grow and whatever follows them costs less. A lone command after a lone command never waits.
     */
    Builder<C, R> gatherFor(Duration atMost);

    /** Runs batches by this template: another transaction manager, isolation level or timeout. */
    Builder<C, R> transactions(TransactionTemplate template);

    /**
     * Declares that the handler recognises commands that it has already applied, in the database,
     * and returns their first result again. A batch whose COMMIT got no answer is then run once
     * more instead of answering {@link OutcomeUnknownException} at once.
     */
    Builder<C, R> idempotentHandler();

    /**
     * While the database is away a batch is run again instead of failing, until the database is
     * back or the shutdown begins: for commands that must not be lost while callers do not wait for
     * them. The queue stays bounded meanwhile. Where a COMMIT got no answer this needs
     * {@link #idempotentHandler()}.
     */
    Builder<C, R> waitsForTheDatabase();

    /**
     * The longest time that one failing batch may keep its lane while it is split; 10 seconds
     * unless set. Commands that were not run by then fail with what their batch failed with.
     */
    Builder<C, R> splitTimeout(Duration timeout);

    /**
     * The longest time that {@link GroupCommit#close()} waits for commands already accepted; 30
     * seconds unless set.
     */
    Builder<C, R> shutdownTimeout(Duration timeout);

    /** Starts the lanes. As a bean it is stopped by Spring, otherwise it must be closed. */
    GroupCommit<C, R> build();
  }
}
