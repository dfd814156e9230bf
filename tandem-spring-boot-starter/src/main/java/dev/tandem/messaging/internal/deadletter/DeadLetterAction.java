package dev.tandem.messaging.internal.deadletter;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** An operator's action on a dead letter, with its outcome. */
public record DeadLetterAction(
    Action action,
    String actor,
    @Nullable String reason,
    Outcome outcome,
    @Nullable String detail,
    Instant actedAt) {

  public enum Action {
    RETRY,
    EDIT,
    DISCARD,
    WITHDRAW
  }

  public enum Outcome {
    RESOLVED,
    EDITED,
    PROPOSED,
    WITHDRAWN,
    DISCARDED,
    FAILED
  }
}
