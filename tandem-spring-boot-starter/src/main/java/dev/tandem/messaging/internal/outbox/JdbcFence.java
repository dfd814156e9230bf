package dev.tandem.messaging.internal.outbox;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/** Reads how a transaction ended, or writes the tombstone that keeps it from committing. */
final class JdbcFence {

  private static final String COUNT_CHECK_BACK =
      "UPDATE messaging.outbox SET check_backs = check_backs + 1 WHERE id = ? RETURNING state";

  // Conflict with a row that is not committed yet waits for its transaction, up to lock_timeout.
  private static final String TOMBSTONE = """
      INSERT INTO messaging.outbox (id, topic, tag, subjects, event_count, body, state, half_sent,
                                    created_at, check_backs)
      VALUES (?, ?, ?, '{}', 0, ''::bytea, 'ABORTED', true, ?, 1)
      ON CONFLICT (id) DO NOTHING
      """;

  private final JdbcOperations jdbc;
  private final TransactionOperations ownTransaction;
  private final Clock clock;
  private final Duration lockTimeout;

  JdbcFence(
      JdbcOperations jdbc,
      TransactionOperations ownTransaction,
      Clock clock,
      Duration lockTimeout) {
    this.jdbc = jdbc;
    this.ownTransaction = ownTransaction;
    this.clock = clock;
    this.lockTimeout = lockTimeout;
  }

  /** The state of message {@code id}, noting that the broker asked; null if there is no row. */
  @Nullable
  MessageState stateAsked(UUID id) {
    return inShortTransaction(() -> {
      List<MessageState> states =
          jdbc.query(COUNT_CHECK_BACK, (row, number) -> MessageState.valueOf(row.getString(1)), id);
      return states.isEmpty() ? null : states.get(0);
    });
  }

  /**
   * Keeps the transaction of message {@code id} from committing from now on.
   *
   * @return whether it is fenced off; if not, its row was there first
   * @throws org.springframework.dao.DataAccessException also if the transaction is still running
   *     when the lock timeout is over
   */
  boolean fence(UUID id, String topic, @Nullable String tag) {
    Timestamp now = Timestamp.from(clock.instant());
    Integer inserted =
        inShortTransaction(() -> jdbc.update(TOMBSTONE, id, topic, tag == null ? "" : tag, now));
    return inserted != null && inserted == 1;
  }

  private <T> @Nullable T inShortTransaction(Supplier<@Nullable T> work) {
    return ownTransaction.execute(status -> {
      jdbc.execute("SET LOCAL lock_timeout = " + lockTimeout.toMillis());
      return work.get();
    });
  }
}
