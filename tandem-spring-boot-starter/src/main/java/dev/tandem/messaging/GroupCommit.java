package dev.tandem.messaging;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Lets commands that are waiting at the same moment share one database transaction and, for the
 * events they publish, one half message for each topic and tag.
 *
 * <p>Callers submit a command and get their own result. A lane, or a few, take whatever is waiting,
 * hand it to the {@link BatchHandler} in one call inside one transaction and answer every caller
 * after COMMIT. Nothing is delayed on purpose: a lane that is free starts at once, so a lone caller
 * is not slowed down to wait for company; batches grow by themselves while lanes are busy. It pays
 * where many callers are active at once and the handler works with a few statements for the whole
 * batch. It does not help a single caller, and long transactions make everybody in the batch wait.
 *
 * <p>Instances come from {@code GroupCommits}:
 *
 * <pre>{@code
 * @Bean
 * GroupCommit<PlaceOrder, Outcome> orderIntake(GroupCommits groupCommits, OrderBook book) {
 *   return groupCommits.of("order-intake", book::placeAll).build();
 * }
 *
 * Outcome outcome = orderIntake.execute(new PlaceOrder(...));
 * }</pre>
 *
 * <h2>What a caller can rely on</h2>
 *
 * <ul>
 *   <li>Every command gets exactly one answer: its result, or an exception. A result is given only
 *       after COMMIT succeeded.
 *   <li>A refusal is an ordinary result, so it never disturbs the neighbours. A command whose
 *       processing <em>throws</em> rolls its batch back; the batch is then split in halves and run
 *       again until that command fails alone and all others succeed.
 *   <li>A batch that loses a deadlock or a serialization conflict, or its connection before COMMIT,
 *       runs once more as it is. A failure that splitting cannot help, such as a database out of
 *       reach, fails the whole batch at once.
 *   <li>If it stays unknown whether COMMIT succeeded, callers get {@link OutcomeUnknownException}
 *       and the batch is not run again, unless the handler was declared idempotent.
 *   <li>More commands than the queue may hold are refused with {@link OverloadedException},
 *       commands after the shutdown began with {@link StoppedException}; neither has had any
 *       effect.
 *   <li>A caller that gives up never cancels a batch under way.
 * </ul>
 *
 * <p>Instances are thread-safe and may be called from platform and virtual threads alike.
 *
 * @param <C> the commands
 * @param <R> their results
 */
public interface GroupCommit<C, R> extends AutoCloseable {

  /**
   * Hands in {@code command} and returns at once. The future completes after COMMIT with the
   * command's result, or exceptionally with what the handler threw for it, or with
   * {@link OverloadedException}, {@link StoppedException} or {@link OutcomeUnknownException}. This
   * method itself never waits.
   *
   * <p>Dependent stages never run on a lane. As with every future, stages that block belong on an
   * executor of their own ({@code thenApplyAsync}). Completing or cancelling the future from
   * outside withdraws a command that is still in the queue and does not touch one that is already
   * taken; only looking at the data tells which it was.
   *
   * @throws IllegalStateException if the calling thread is in a transaction: the command would not
   *     be part of it, and could wait for the locks that it holds
   */
  CompletableFuture<R> submit(C command);

  /**
   * Executes {@code command} and waits for its result.
   *
   * @throws OverloadedException if too many commands are waiting already; nothing was done
   * @throws StoppedException if the shutdown began before; nothing was done
   * @throws OutcomeUnknownException if it is not known whether the command took effect, also
   *     because the calling thread was interrupted while it waited (its interrupt status is kept)
   * @throws IllegalStateException if the calling thread is in a transaction
   * @throws RuntimeException whatever the handler threw for this command; it had no effect
   */
  R execute(C command);

  /**
   * Executes {@code command} and waits for its result, {@code timeout} at most.
   *
   * @throws OutcomeUnknownException as {@link #execute(Object)}, and if the time is over. A command
   *     still in the queue is then withdrawn; one already taken goes on.
   */
  R execute(C command, Duration timeout);

  /**
   * Refuses new commands, waits until those accepted are done, then ends the lanes. Commands that
   * are still queued after the shutdown timeout fail with {@link StoppedException}. In a Spring
   * application this happens by itself at shutdown, after the web server and the consumers stopped.
   */
  @Override
  void close();
}
