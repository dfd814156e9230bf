package dev.tandem.messaging;

import java.util.List;

/**
 * Does the work of all commands of a batch at once, with set-based statements, inside the
 * transaction of a {@link GroupCommit}.
 *
 * <p>It runs on a lane's thread with the transaction active, so JPA, {@code JdbcClient} and
 * {@link EventPublisher} take part in it. A command may be passed more than once, because a batch
 * that fails is rolled back and run again in smaller parts: everything the handler does must
 * therefore be undone by a rollback. Calls to the outside world do not belong here.
 *
 * <p>Lanes run in parallel. Statements that lock rows should do so in one order everywhere (for
 * example sorted by primary key), or commands that meet on a row should be sent to one lane by a
 * key.
 *
 * @param <C> the commands
 * @param <R> their results
 */
@FunctionalInterface
public interface BatchHandler<C, R> {

  /**
   * Applies {@code commands}, never empty and in the order of submission.
   *
   * @return one result for each command, in the same order. Expected refusals are results; an
   *     exception means that the batch cannot be applied as it is
   */
  List<R> handle(List<C> commands);
}
