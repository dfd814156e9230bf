package dev.tandem.console.journal;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.springframework.stereotype.Component;

/** Notifies open pages of subjects with new events. */
@Component
public class Changes {

  private final List<Consumer<Set<String>>> listeners = new CopyOnWriteArrayList<>();

  /**
   * Calls {@code listener} after each batch, with its subjects; it must not wait. The result ends
   * it.
   */
  public Runnable listen(Consumer<Set<String>> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  void announce(Set<String> subjects) {
    listeners.forEach(listener -> listener.accept(subjects));
  }
}
