package dev.tandem.web.audit;

import org.jspecify.annotations.Nullable;

/** Tells the audit log what the current person's request changes. */
public final class Acts {

  private static final ThreadLocal<@Nullable CurrentAct> CURRENT = new ThreadLocal<>();

  private Acts() {}

  /**
   * Adds a change to the row that the current transaction leaves in the audit log. Does nothing
   * where no person acts, as in handlers of events.
   *
   * @param subject the id of what changes, as people know it
   * @param before what it was, null if it was not there; never a secret
   * @param after what it becomes, null if it goes
   */
  public static void changed(String subject, @Nullable Object before, @Nullable Object after) {
    var current = CURRENT.get();
    if (current != null) {
      current.changed(subject, before, after);
    }
  }

  static @Nullable CurrentAct current() {
    return CURRENT.get();
  }

  static void begin(CurrentAct act) {
    CURRENT.set(act);
  }

  static void end() {
    CURRENT.remove();
  }
}
