package dev.tandem.messaging.centre;

import java.util.UUID;

/**
 * Tells how a transaction of the {@link TransactionCentre} ended when nobody else can: its process
 * died, or never came to say. A bean of the application, one for each name.
 *
 * @param <C> the context that was given when the transaction was prepared
 */
public interface TransactionCheck<C> {

  /** The name under which transactions are prepared. */
  String name();

  /** The context's class; it is kept as JSON. */
  Class<C> contextType();

  /**
   * Looks up how transaction {@code id} ended. Called outside any transaction, on any instance,
   * also for one whose own code still runs. {@link TransactionState#COMMITTED} and
   * {@link TransactionState#ROLLED_BACK} are final: what still runs cannot decide otherwise.
   *
   * <p>A failure counts as {@link TransactionState#UNKNOWN}. Such answers are asked for again, with
   * growing pauses; after {@code tandem.messaging.transactions.max-checks} of them an operator
   * decides.
   */
  TransactionState checkTransactionState(UUID id, C context);
}
