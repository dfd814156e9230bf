package dev.tandem.messaging.centre;

import dev.tandem.messaging.EventPublisher;

/**
 * Events of transactions that are <em>not</em> in the outbox's database: of another database, a
 * remote system, a legacy job. They are published if and only if that transaction takes effect.
 *
 * <p>{@link #prepare} keeps the events and tells the broker of them by half messages. The work
 * follows, wherever it is done, and then {@link PreparedTransaction#commit} or
 * {@link PreparedTransaction#rollback}. If neither comes, because the process died or the signal
 * was lost, the {@link TransactionCheck} of that name is asked. The first decision is final,
 * whoever made it.
 *
 * <p>For a transaction of the outbox's own database there is {@link EventPublisher}, which needs no
 * check.
 *
 * @see <a href="https://rocketmq.apache.org/docs/featureBehavior/04transactionmessage">Transaction
 *     messages</a>
 */
public interface TransactionCentre {

  /**
   * Keeps {@code events} until the transaction is decided. They are on the disk when this returns,
   * whatever becomes of a transaction that is active here. A broker that is down does not matter.
   *
   * @param name names the {@link TransactionCheck} to be asked
   * @param context is given back to it; must serialize to JSON and be read back
   * @throws IllegalArgumentException if there is no check of that name, its context is of another
   *     class, there are no events, or one cannot be published, as {@link EventPublisher#publish}
   *     says
   * @throws org.springframework.dao.DataAccessException if they cannot be written; nothing is
   *     prepared then
   * @throws org.springframework.transaction.TransactionException likewise, if the database is away
   */
  PreparedTransaction prepare(String name, Object context, Object... events);
}
