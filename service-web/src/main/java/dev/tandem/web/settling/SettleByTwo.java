package dev.tandem.web.settling;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.web.audit.Acts;
import dev.tandem.web.settling.StepRefusedException.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.annotation.Transactional;

/**
 * Settles breaks by two people: what one proposes has its effect when another approves. Each step
 * is one transaction that holds the break, and is written down with who took it.
 *
 * <p>A step that cannot be taken ends in a {@link StepRefusedException} and changes nothing.
 *
 * @param <B> the breaks
 * @param <P> what is proposed for them
 */
public abstract class SettleByTwo<
    B extends SettleByTwo.Settleable<P>, P extends SettleByTwo.Proposed> {

  /** A break, as far as two people settle it. */
  public interface Settleable<P> {

    UUID id();

    /** Whether it has ended, by people or by itself. */
    boolean isClosed();

    /** The proposal to settle it; on an open break it waits for approval. */
    @Nullable
    P proposal();
  }

  /** A proposal to settle a break. */
  public interface Proposed {

    Enum<?> settlement();

    String proposedBy();
  }

  private static final Logger log = LoggerFactory.getLogger(SettleByTwo.class);

  private final BreakActs acts;
  private final Clock clock;

  protected SettleByTwo(BreakActs acts, Clock clock) {
    this.acts = acts;
    this.clock = clock;
  }

  /** Makes {@code by} the one who looks after the break. */
  @Transactional
  public void take(UUID id, String by) {
    var found = unsettled(id);
    assign(found, by);
    writeDown(found, by, "TAKEN", null, now());
  }

  /** Proposes how to settle the break; whoever does so looks after it, if nobody did. */
  @Transactional
  public void propose(UUID id, P proposal, String note) {
    var found = unsettled(id);
    if (found.proposal() != null) {
      throw new StepRefusedException(Reason.NOT_OPEN, "A settlement is proposed already");
    }
    propose(found, proposal, note);
    writeDown(found, proposal.proposedBy(), "PROPOSED_" + proposal.settlement(), note, now());
  }

  /** Carries out what somebody else has proposed; if that cannot be done, the proposal stays. */
  @Transactional
  public void approve(UUID id, String by, @Nullable String note) {
    var found = unsettled(id);
    if (by.equals(proposed(found).proposedBy())) {
      throw new StepRefusedException(Reason.SELF_APPROVAL, "Another person has to approve it");
    }
    var at = now();
    settle(found, by, at);
    writeDown(found, by, "APPROVED", note, at);
  }

  /** Takes the proposal off, for another to be made. */
  @Transactional
  public void turnDown(UUID id, String by, @Nullable String note) {
    var found = unsettled(id);
    proposed(found);
    turnDown(found);
    writeDown(found, by, "TURNED_DOWN", note, now());
  }

  /** Takes the proposal back, as long as nobody has decided on it: only who made it may. */
  @Transactional
  public void withdraw(UUID id, String by, @Nullable String note) {
    var found = unsettled(id);
    if (!by.equals(proposed(found).proposedBy())) {
      throw StepRefusedException.notPossible("Only who has proposed it may take it back");
    }
    turnDown(found);
    writeDown(found, by, "WITHDRAWN", note, now());
  }

  /** Writes down what somebody has found out, also about a break that is settled. */
  @Transactional
  public void note(UUID id, String by, String note) {
    var found = existing(id);
    acts.add(found.id(), by, "NOTED", note, now());
    Acts.changed(Breaks.ID.format(id), null, "NOTED: " + note);
  }

  /** The break, which nobody else changes until the transaction ends. */
  protected abstract Optional<B> findLocked(UUID id);

  protected abstract void assign(B found, String owner);

  protected abstract void propose(B found, P proposal, String note);

  /**
   * Does what is proposed for {@code found}, and closes it.
   *
   * @throws StepRefusedException {@code NOT_POSSIBLE} if that cannot be done
   */
  protected abstract void settle(B found, String approvedBy, Instant at);

  protected abstract void turnDown(B found);

  private B existing(UUID id) {
    return findLocked(id)
        .orElseThrow(() ->
            new StepRefusedException(Reason.NOT_FOUND, "There is no " + Breaks.ID.format(id)));
  }

  private B unsettled(UUID id) {
    var found = existing(id);
    if (found.isClosed()) {
      throw new StepRefusedException(Reason.NOT_OPEN, Breaks.ID.format(id) + " is settled already");
    }
    return found;
  }

  private P proposed(B found) {
    var proposal = found.proposal();
    if (proposal == null) {
      throw new StepRefusedException(Reason.NOT_OPEN, "Nothing is proposed");
    }
    return proposal;
  }

  private void writeDown(B found, String by, String act, @Nullable String note, Instant at) {
    var id = Breaks.ID.format(found.id());
    acts.add(found.id(), by, act, note, at);
    Acts.changed(id, found.proposal() == null ? "OPEN" : "PROPOSED", act);
    log.info("{}: {} by {}", id, act, by);
  }

  // As the database keeps it, so that what is written equals what is read back.
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
