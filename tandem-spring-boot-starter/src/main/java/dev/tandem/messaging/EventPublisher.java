package dev.tandem.messaging;

import java.time.Instant;
import java.util.UUID;

/**
 * Publishes events if and only if the current transaction commits.
 *
 * <p>Events are collected and leave together when the transaction commits: one outbox row and one
 * half message for each topic and tag, in the same database transaction as the business statements.
 * A broker that is down or slow never fails the business transaction: the outbox row commits and is
 * delivered later.
 *
 * @see <a href="https://rocketmq.apache.org/docs/featureBehavior/04transactionmessage">Transaction
 *     messages</a>
 */
public interface EventPublisher {

  /**
   * Publishes {@code event}, a record annotated with {@link EventType}, when the current
   * transaction commits.
   *
   * @return the event's id (UUIDv7), as its consumers will see it
   * @throws NoTransactionException if no transaction is active, or it is read-only; nothing is
   *     published
   * @throws IllegalArgumentException if the record is not a publishable event: not annotated, its
   *     subject is missing, it does not serialize or could not be read back, it is too large for
   *     one message, or its topic is not one that this service declares in
   *     {@code tandem.messaging.publishes}
   */
  UUID publish(Object event);

  /**
   * Publishes {@code event} when the current transaction commits, to be delivered at
   * {@code deliverAt} or shortly after. A time in the past delivers at once.
   *
   * @throws NoTransactionException as {@link #publish(Object)}
   * @throws IllegalArgumentException as {@link #publish(Object)}
   */
  UUID publishAt(Object event, Instant deliverAt);
}
