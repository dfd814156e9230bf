package dev.tandem.messaging.internal.order;

import java.util.Comparator;

/** The person or thing that events of one topic are about. Order holds within a subject. */
public record Subject(String topic, String name) implements Comparable<Subject> {

  private static final Comparator<Subject> ORDER =
      Comparator.comparing(Subject::topic).thenComparing(Subject::name);

  @Override
  public int compareTo(Subject other) {
    return ORDER.compare(this, other);
  }
}
