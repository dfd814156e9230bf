package dev.tandem.messaging.internal.centre;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.messaging.centre.TransactionDecidedException;
import dev.tandem.messaging.centre.TransactionState;
import dev.tandem.messaging.internal.MessagingProperties.Transactions;
import dev.tandem.messaging.internal.centre.JdbcTransactions.Asked;
import dev.tandem.messaging.internal.outbox.PreparedTransactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the application how its transactions ended: when the broker asks, and by the clock. */
final class TransactionChecks implements PreparedTransactions {

  private static final Logger log = LoggerFactory.getLogger(TransactionChecks.class);

  private static final int BATCH = 50;
  private static final int LONGEST_ANSWER = 500;

  private final JdbcTransactions store;
  private final KnownChecks checks;
  private final Decisions decisions;
  private final Transactions properties;

  TransactionChecks(
      JdbcTransactions store, KnownChecks checks, Decisions decisions, Transactions properties) {
    this.store = store;
    this.checks = checks;
    this.decisions = decisions;
    this.properties = properties;
  }

  @Override
  public Optional<TransactionState> stateAsked(UUID id) {
    store
        .ask(id, properties.firstCheck(), properties.maxBackoff())
        .ifPresent(asked -> settle(asked, true));
    return store.state(id);
  }

  /** Asks about those that are due, until none is left. */
  void askDue() {
    List<Asked> due;
    do {
      due = store.askDue(BATCH, properties.firstCheck(), properties.maxBackoff());
      due.forEach(asked -> settle(asked, false));
    } while (due.size() == BATCH);
  }

  private void settle(Asked asked, boolean brokerAsks) {
    try {
      TransactionState state = checks.ask(asked.name(), asked.id(), asked.context());
      switch (state) {
        case COMMITTED -> decisions.commitAsChecked(asked.id(), brokerAsks);
        case ROLLED_BACK -> decisions.rollback(asked.id(), Decisions.CHECK, null);
        case UNKNOWN -> undecided(asked, state.name());
      }
    } catch (TransactionDecidedException e) {
      log.info("The check of '{}' comes too late: {}", asked.name(), e.getMessage());
    } catch (RuntimeException | Error e) {
      undecided(asked, e.toString());
    }
  }

  private void undecided(Asked asked, String answer) {
    boolean last = asked.checks() >= properties.maxChecks();
    store.answered(
        asked.id(), answer.substring(0, Math.min(LONGEST_ANSWER, answer.length())), last);
    if (last) {
      log.warn(
          "Transaction {} of '{}' waits for an operator: its check was asked {} times and does not know: {}",
          asked.id(),
          asked.name(),
          asked.checks(),
          answer);
    }
  }
}
