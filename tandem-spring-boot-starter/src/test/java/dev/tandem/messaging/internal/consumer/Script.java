package dev.tandem.messaging.internal.consumer;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.tandem.messaging.Event;

/** Tells handlers to misbehave for single subjects; without a line here they behave. */
final class Script {

  @FunctionalInterface
  interface Line {
    void play(Event<?> event) throws Exception;
  }

  private record Cue(String group, String subject) {}

  private final Map<Cue, Line> lines = new ConcurrentHashMap<>();

  void on(String group, String subject, Line line) {
    lines.put(new Cue(group, subject), line);
  }

  /** The next {@code times} attempts fail, those after them do not. */
  void failing(String group, String subject, int times) {
    int[] left = {times};
    on(group, subject, event -> {
      synchronized (left) {
        if (left[0]-- > 0) {
          throw new IllegalStateException("scripted failure of " + subject);
        }
      }
    });
  }

  void behave(String group, String subject) {
    lines.remove(new Cue(group, subject));
  }

  void play(String group, Event<?> event) throws Exception {
    Line line = lines.get(new Cue(group, event.subject()));
    if (line != null) {
      line.play(event);
    }
  }
}
