package dev.tandem.messaging.internal.order;

import java.util.Comparator;

/** Whom events are about, within one topic: the unit in which order holds. */
public record Subject(String topic, String name) implements Comparable<Subject> {

  private static final Comparator<Subject> ORDER =
      Comparator.comparing(Subject::topic).thenComparing(Subject::name);

  @Override
  public int compareTo(Subject other) {
    return ORDER.compare(this, other);
  }
}
