package dev.tandem.datacentre.sync;

import java.util.List;
import java.util.stream.Stream;

/** The topics whose outboxes are compared with Kafka. */
public final class ComparedTopics {

  private ComparedTopics() {}

  public static List<String> all() {
    return Stream.of(Publisher.values()).flatMap(it -> it.topics().stream()).toList();
  }
}
