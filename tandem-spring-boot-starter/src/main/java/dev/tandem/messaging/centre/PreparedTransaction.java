package dev.tandem.messaging.centre;

import java.util.UUID;

/** Events that wait for the end of a transaction outside the outbox's database. */
public interface PreparedTransaction {

  /** The id that {@link TransactionCheck} is asked about (UUIDv7). */
  UUID id();

  /**
   * Publishes the events: at once, or with the transaction of the outbox's database that is active
   * here, if it commits. Does nothing if they are published already.
   *
   * @throws TransactionDecidedException if the transaction is rolled back already
   * @throws org.springframework.dao.DataAccessException if this cannot be written; the check
   *     decides then
   * @throws org.springframework.transaction.TransactionException likewise, if the database is away
   */
  void commit();

  /**
   * Drops the events; likewise at once or with the active transaction. Does nothing if they are
   * dropped already.
   *
   * @throws TransactionDecidedException if the transaction is committed already
   * @throws org.springframework.dao.DataAccessException as {@link #commit()}
   * @throws org.springframework.transaction.TransactionException as {@link #commit()}
   */
  void rollback();
}
