package dev.tandem.messaging.internal.deadletter;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import dev.tandem.messaging.Effect;
import dev.tandem.messaging.internal.deadletter.ActionResult.AlreadyClosed;
import dev.tandem.messaging.internal.deadletter.ActionResult.Discarded;
import dev.tandem.messaging.internal.deadletter.ActionResult.Edited;
import dev.tandem.messaging.internal.deadletter.ActionResult.Failed;
import dev.tandem.messaging.internal.deadletter.ActionResult.NoOwnProposal;
import dev.tandem.messaging.internal.deadletter.ActionResult.NotAnApprover;
import dev.tandem.messaging.internal.deadletter.ActionResult.NotFound;
import dev.tandem.messaging.internal.deadletter.ActionResult.OwnEdit;
import dev.tandem.messaging.internal.deadletter.ActionResult.OwnProposal;
import dev.tandem.messaging.internal.deadletter.ActionResult.Proposed;
import dev.tandem.messaging.internal.deadletter.ActionResult.Resolved;
import dev.tandem.messaging.internal.deadletter.ActionResult.Withdrawn;
import dev.tandem.messaging.internal.deadletter.DeadLetterAction.Action;
import dev.tandem.messaging.internal.deadletter.DeadLetterAction.Outcome;
import dev.tandem.messaging.internal.deadletter.FourEyes.Person;
import dev.tandem.messaging.internal.envelope.MessageBody;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Edits, retries and discards dead letters for an operator; every action is recorded, whatever its
 * outcome.
 */
public final class DeadLetters {

  private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

  private final JdbcDeadLetters store;
  private final DeadLetterReplay replay;
  private final FourEyes fourEyes;
  private final TransactionTemplate transaction;
  private final Clock clock;

  public DeadLetters(
      JdbcDeadLetters store,
      DeadLetterReplay replay,
      FourEyes fourEyes,
      TransactionTemplate transaction,
      Clock clock) {
    this.store = store;
    this.replay = replay;
    this.fourEyes = fourEyes;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Keeps {@code body} for the next retry, which handles it in place of the letter's own; that
   * stays as it came. Nothing is handled now, so that others can look at it first.
   */
  public ActionResult edit(UUID id, String body, Person person, String reason) {
    if (store.find(id).isEmpty()) {
      return new NotFound();
    }
    String actor = person.recorded();
    return acting(id, () -> {
      store.keep(id, new DeadLetterEdit(body, actor, reason, clock.instant()));
      remember(id, Action.EDIT, actor, reason, Outcome.EDITED);
      return new Edited();
    });
  }

  /**
   * Handles the event again, at once, as it was edited or from the bytes that were kept. Its effect
   * and the closing of the dead letter commit together. An edit takes two people: an approver who
   * is not its author retries it.
   */
  public ActionResult retry(UUID id, Person person, @Nullable String reason) {
    Optional<DeadLetter> found = store.find(id);
    if (found.isEmpty()) {
      return new NotFound();
    }
    DeadLetter letter = found.get();
    if (letter.status() != DeadLetterStatus.OPEN) {
      return new AlreadyClosed(letter.status());
    }
    // Read once: what is looked at here is what is handled.
    Optional<DeadLetterEdit> edit = store.edit(id);
    if (person.isKnown() && edit.isPresent()) {
      if (person.is(edit.get().actor())) {
        return new OwnEdit();
      }
      if (!person.approver()) {
        return new NotAnApprover();
      }
    }
    String actor = person.recorded();
    ActionResult result;
    try {
      Effect effect = replay.prepare(letter, body(id, edit));
      result =
          acting(id, () -> closed(letter, Action.RETRY, actor, reason, new Resolved(), effect));
    } catch (Exception e) {
      log.warn("Retry of dead letter {} failed", id, e);
      return failed(id, actor, reason, Failure.of(e).summary());
    }
    resume(letter, result);
    return result;
  }

  private MessageBody body(UUID id, Optional<DeadLetterEdit> edit) {
    MessageBody own = store.body(id);
    return edit.map(
            it -> new MessageBody(own.contentType(), it.body().getBytes(StandardCharsets.UTF_8)))
        .orElse(own);
  }

  /**
   * Gives the event up for this group. The row stays, with the reason. Where the topic takes two
   * people, the first one only proposes it.
   */
  public ActionResult discard(UUID id, Person person, String reason) {
    Optional<DeadLetter> found = store.find(id);
    if (found.isEmpty()) {
      return new NotFound();
    }
    DeadLetter letter = found.get();
    ActionResult result = acting(id, () -> discarded(letter, person, reason));
    resume(letter, result);
    return result;
  }

  /** Takes a proposal to discard the letter back; only who made it may. */
  public ActionResult withdraw(UUID id, Person person, @Nullable String reason) {
    if (store.find(id).isEmpty()) {
      return new NotFound();
    }
    return acting(id, () -> {
      if (store.proposedBy(id).filter(person::is).isEmpty()) {
        return new NoOwnProposal();
      }
      remember(id, Action.WITHDRAW, person.recorded(), reason, Outcome.WITHDRAWN);
      return new Withdrawn();
    });
  }

  private ActionResult discarded(DeadLetter letter, Person person, String reason) {
    if (person.isKnown() && fourEyes.takeTwo(Set.of(letter.topic()))) {
      Optional<String> proposedBy = store.proposedBy(letter.id());
      if (proposedBy.isEmpty()) {
        remember(letter.id(), Action.DISCARD, person.recorded(), reason, Outcome.PROPOSED);
        return new Proposed();
      }
      if (person.is(proposedBy.get())) {
        return new OwnProposal();
      }
      if (!person.approver()) {
        return new NotAnApprover();
      }
    }
    Effect effect = () -> replay.passOver(letter);
    return closed(letter, Action.DISCARD, person.recorded(), reason, new Discarded(), effect);
  }

  /** Acts on a letter that is open, while nobody else can. */
  private ActionResult acting(UUID id, Supplier<ActionResult> act) {
    ActionResult result = transaction.execute(status -> {
      DeadLetterStatus current = store.lock(id);
      return current == DeadLetterStatus.OPEN ? act.get() : new AlreadyClosed(current);
    });
    return Objects.requireNonNull(result);
  }

  private ActionResult closed(
      DeadLetter letter,
      Action action,
      String actor,
      @Nullable String reason,
      ActionResult success,
      Effect effect) {
    effect.apply();
    boolean retried = action == Action.RETRY;
    store.close(
        letter.id(),
        retried ? DeadLetterStatus.RESOLVED : DeadLetterStatus.DISCARDED,
        clock.instant());
    remember(letter.id(), action, actor, reason, retried ? Outcome.RESOLVED : Outcome.DISCARDED);
    return success;
  }

  private void remember(
      UUID id, Action action, String actor, @Nullable String reason, Outcome outcome) {
    store.record(id, new DeadLetterAction(action, actor, reason, outcome, null, clock.instant()));
  }

  private ActionResult failed(UUID id, String actor, @Nullable String reason, String detail) {
    DeadLetterAction action =
        new DeadLetterAction(Action.RETRY, actor, reason, Outcome.FAILED, detail, clock.instant());
    transaction.executeWithoutResult(status -> store.record(id, action));
    return new Failed(detail);
  }

  /** The action is committed; if resuming fails, the sweep of parked events makes up for it. */
  private void resume(DeadLetter letter, ActionResult result) {
    if (!(result instanceof Resolved || result instanceof Discarded)) {
      return;
    }
    try {
      replay.resume(letter);
    } catch (RuntimeException e) {
      log.warn("Successors of dead letter {} wait for the next sweep", letter.id(), e);
    }
  }
}
