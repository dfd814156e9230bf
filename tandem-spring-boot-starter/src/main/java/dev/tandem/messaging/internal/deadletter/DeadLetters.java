package dev.tandem.messaging.internal.deadletter;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.messaging.Effect;
import dev.tandem.messaging.internal.deadletter.ActionResult.AlreadyClosed;
import dev.tandem.messaging.internal.deadletter.ActionResult.Discarded;
import dev.tandem.messaging.internal.deadletter.ActionResult.Edited;
import dev.tandem.messaging.internal.deadletter.ActionResult.Failed;
import dev.tandem.messaging.internal.deadletter.ActionResult.NotFound;
import dev.tandem.messaging.internal.deadletter.ActionResult.OwnEdit;
import dev.tandem.messaging.internal.deadletter.ActionResult.Resolved;
import dev.tandem.messaging.internal.deadletter.DeadLetterAction.Action;
import dev.tandem.messaging.internal.deadletter.DeadLetterAction.Outcome;
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

  /** Stands for everybody where no person is known: there is no second one to ask. */
  static final String NOBODY = "operator";

  private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

  private final JdbcDeadLetters store;
  private final DeadLetterReplay replay;
  private final TransactionTemplate transaction;
  private final Clock clock;

  public DeadLetters(
      JdbcDeadLetters store,
      DeadLetterReplay replay,
      TransactionTemplate transaction,
      Clock clock) {
    this.store = store;
    this.replay = replay;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Keeps {@code body} for the next retry, which handles it in place of the letter's own; that
   * stays as it came. Nothing is handled now, so that others can look at it first.
   */
  public ActionResult edit(UUID id, String body, String actor, String reason) {
    if (store.find(id).isEmpty()) {
      return new NotFound();
    }
    ActionResult result = transaction.execute(status -> {
      DeadLetterStatus current = store.lock(id);
      if (current != DeadLetterStatus.OPEN) {
        return new AlreadyClosed(current);
      }
      Instant now = clock.instant();
      store.keep(id, new DeadLetterEdit(body, actor, reason, now));
      store.record(id, new DeadLetterAction(Action.EDIT, actor, reason, Outcome.EDITED, null, now));
      return new Edited();
    });
    return Objects.requireNonNull(result);
  }

  /**
   * Handles the event again, at once, as it was edited or from the bytes that were kept. Its effect
   * and the closing of the dead letter commit together. An edit takes two people: whoever made it
   * does not retry it.
   */
  public ActionResult retry(UUID id, String actor, @Nullable String reason) {
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
    if (!actor.equals(NOBODY) && edit.filter(it -> it.actor().equals(actor)).isPresent()) {
      return new OwnEdit();
    }
    ActionResult result;
    try {
      Effect effect = replay.prepare(letter, body(id, edit));
      result = closing(letter, Action.RETRY, actor, reason, new Resolved(), effect);
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

  /** Gives the event up for this group. The row stays, with the reason. */
  public ActionResult discard(UUID id, String actor, String reason) {
    Optional<DeadLetter> found = store.find(id);
    if (found.isEmpty()) {
      return new NotFound();
    }
    DeadLetter letter = found.get();
    ActionResult result = closing(
        letter, Action.DISCARD, actor, reason, new Discarded(), () -> replay.passOver(letter));
    resume(letter, result);
    return result;
  }

  private ActionResult closing(
      DeadLetter letter,
      Action action,
      String actor,
      @Nullable String reason,
      ActionResult success,
      Effect effect) {
    ActionResult result = transaction.execute(status -> {
      DeadLetterStatus current = store.lock(letter.id());
      if (current != DeadLetterStatus.OPEN) {
        return new AlreadyClosed(current);
      }
      effect.apply();
      boolean retried = action == Action.RETRY;
      store.close(
          letter.id(),
          retried ? DeadLetterStatus.RESOLVED : DeadLetterStatus.DISCARDED,
          clock.instant());
      Outcome outcome = retried ? Outcome.RESOLVED : Outcome.DISCARDED;
      store.record(
          letter.id(), new DeadLetterAction(action, actor, reason, outcome, null, clock.instant()));
      return success;
    });
    return Objects.requireNonNull(result);
  }

  private ActionResult failed(UUID id, String actor, @Nullable String reason, String detail) {
    DeadLetterAction action =
        new DeadLetterAction(Action.RETRY, actor, reason, Outcome.FAILED, detail, clock.instant());
    transaction.executeWithoutResult(status -> store.record(id, action));
    return new Failed(detail);
  }

  /** The action is committed; if resuming fails, the sweep of parked events makes up for it. */
  private void resume(DeadLetter letter, ActionResult result) {
    if (result instanceof AlreadyClosed) {
      return;
    }
    try {
      replay.resume(letter);
    } catch (RuntimeException e) {
      log.warn("Successors of dead letter {} wait for the next sweep", letter.id(), e);
    }
  }
}
