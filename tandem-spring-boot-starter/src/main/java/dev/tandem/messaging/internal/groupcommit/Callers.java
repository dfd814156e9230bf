package dev.tandem.messaging.internal.groupcommit;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Supplier;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/** The callers whose commands this thread is running, so that their traces continue. */
final class Callers {

  private static final ThreadLocal<@Nullable Callers> CURRENT = new ThreadLocal<>();

  private final List<? extends Submission<?, ?>> part;
  private @Nullable IdentityHashMap<Object, Observation> observations;

  private Callers(List<? extends Submission<?, ?>> part) {
    this.part = part;
  }

  static Callers of(List<? extends Submission<?, ?>> part) {
    return new Callers(part);
  }

  /**
   * Runs {@code work} in the trace of the caller who submitted {@code command}, if it is known
   * here.
   */
  static void runFor(Object command, Runnable work) {
    Callers current = CURRENT.get();
    Observation caller = current == null ? null : current.observationOf(command);
    if (caller == null) {
      work.run();
    } else {
      caller.scoped(work);
    }
  }

  /** Runs the batch; with a single command, all of it belongs to that command's trace. */
  <T> T call(Supplier<T> batch) {
    CURRENT.set(this);
    try {
      Observation only = part.size() == 1 ? part.get(0).caller() : null;
      return only == null ? batch.get() : only.scoped(batch);
    } finally {
      CURRENT.remove();
    }
  }

  private @Nullable Observation observationOf(Object command) {
    // Built on first use: most batches of an application without tracing never need it.
    IdentityHashMap<Object, Observation> known = observations;
    if (known == null) {
      known = new IdentityHashMap<>();
      for (Submission<?, ?> submission : part) {
        Observation caller = submission.caller();
        if (caller != null) {
          known.put(submission.command(), caller);
        }
      }
      observations = known;
    }
    return known.get(command);
  }
}
