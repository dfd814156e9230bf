package dev.tandem.messaging.internal.groupcommit;

import java.util.List;

import dev.tandem.messaging.support.DatabaseFailure;

/** The outcome of running the handler once in one transaction. */
sealed interface Attempt<R> {

  /** The transaction committed. */
  record Committed<R>(List<R> results) implements Attempt<R> {}

  /** The transaction had no effect. */
  record RolledBack<R>(Throwable cause, DatabaseFailure kind) implements Attempt<R> {}

  /** COMMIT was under way and no answer to it came. */
  record Unknown<R>(Throwable cause) implements Attempt<R> {}
}
