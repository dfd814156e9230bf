package dev.tandem.messaging.internal.centre;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.messaging.centre.TransactionState;
import dev.tandem.messaging.internal.deadletter.FourEyes;
import dev.tandem.messaging.internal.deadletter.FourEyes.Person;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Has people decide prepared transactions, whether or not their checks are still asked. About the
 * topics of {@link FourEyes} two decide: one proposes, an approver wants the same.
 */
public final class OperatorDecisions {

  /** What became of a person's decision. */
  public enum Outcome {
    /** It is as the person wants, also if it was before. */
    DECIDED,
    /** Somebody else must want the same. */
    PROPOSED,
    /** The person proposed it; nothing has changed. */
    OWN_PROPOSAL,
    /** The second person must be an approver; nothing has changed. */
    NOT_AN_APPROVER,
    /** It was decided the other way before. */
    TOO_LATE,
    /** There is no such transaction. */
    NOT_FOUND
  }

  private final JdbcTransactions store;
  private final Decisions decisions;
  private final FourEyes fourEyes;
  private final TransactionOperations transactions;

  public OperatorDecisions(
      JdbcTransactions store,
      Decisions decisions,
      FourEyes fourEyes,
      TransactionOperations transactions) {
    this.store = store;
    this.decisions = decisions;
    this.fourEyes = fourEyes;
    this.transactions = transactions;
  }

  /** Publishes the events of transaction {@code id} for good. */
  public Outcome commit(UUID id, Person person, String reason) {
    return decide(id, TransactionState.COMMITTED, person, reason);
  }

  /** Drops the events of transaction {@code id} for good. */
  public Outcome rollback(UUID id, Person person, String reason) {
    return decide(id, TransactionState.ROLLED_BACK, person, reason);
  }

  private Outcome decide(UUID id, TransactionState wanted, Person person, String reason) {
    return Objects.requireNonNull(transactions.execute(status -> {
      Optional<PreparedDetails> found = store.lock(id);
      return found.isEmpty() ? Outcome.NOT_FOUND : decide(found.get(), wanted, person, reason);
    }));
  }

  private Outcome decide(
      PreparedDetails found, TransactionState wanted, Person person, String reason) {
    if (found.decision() != TransactionState.UNKNOWN) {
      return found.decision() == wanted ? Outcome.DECIDED : Outcome.TOO_LATE;
    }
    if (person.isKnown() && fourEyes.takeTwo(found.topics())) {
      if (!wanted.name().equals(found.proposed())) {
        store.propose(found.id(), wanted, person.recorded(), reason);
        return Outcome.PROPOSED;
      }
      if (person.is(found.proposedBy())) {
        return Outcome.OWN_PROPOSAL;
      }
      if (!person.approver()) {
        return Outcome.NOT_AN_APPROVER;
      }
    }
    decisions.decide(found.id(), wanted, person.recorded(), reason);
    return Outcome.DECIDED;
  }
}
