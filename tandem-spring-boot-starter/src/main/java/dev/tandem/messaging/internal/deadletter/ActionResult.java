package dev.tandem.messaging.internal.deadletter;

/** The outcome of an operator's action. */
public sealed interface ActionResult {

  record Resolved() implements ActionResult {}

  /** The edit is kept; the dead letter stays open until somebody retries it. */
  record Edited() implements ActionResult {}

  /** Whoever edited it may not be the one who lets the edit take effect. */
  record OwnEdit() implements ActionResult {}

  /** The dead letter stays open until somebody else discards it too. */
  record Proposed() implements ActionResult {}

  /** The proposal to discard it is taken back; the dead letter stays open. */
  record Withdrawn() implements ActionResult {}

  /** Nobody has proposed to discard it, or somebody else has. */
  record NoOwnProposal() implements ActionResult {}

  /** Whoever proposed to discard it may not be the one who does. */
  record OwnProposal() implements ActionResult {}

  /** The second of two people needs a role that this one lacks. */
  record NotAnApprover() implements ActionResult {}

  record Discarded() implements ActionResult {}

  /** The event failed again; the dead letter stays open and the attempt is recorded. */
  record Failed(String detail) implements ActionResult {}

  record NotFound() implements ActionResult {}

  /** Another operator was faster. */
  record AlreadyClosed(DeadLetterStatus status) implements ActionResult {}
}
