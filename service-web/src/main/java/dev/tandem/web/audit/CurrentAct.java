package dev.tandem.web.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/** The act that a request is, and what it has changed so far. It belongs to one thread. */
final class CurrentAct {

  private final Supplier<Act> act;
  private final List<Change> changes = new ArrayList<>();
  private boolean written;

  /**
   * @param act is asked for once something changes
   */
  CurrentAct(Supplier<Act> act) {
    this.act = SingletonSupplier.of(act);
  }

  Act act() {
    return act.get();
  }

  List<Change> changes() {
    return List.copyOf(changes);
  }

  boolean isWritten() {
    return written;
  }

  void changed(String subject, @Nullable Object before, @Nullable Object after) {
    changes.add(new Change(subject, text(before), text(after)));
  }

  /** What was told is in the log now. */
  void written() {
    written = true;
    changes.clear();
  }

  /** What was told did not happen. */
  void undone() {
    changes.clear();
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
