package dev.tandem.messaging.internal.producer;

import java.util.Collection;
import java.util.TreeSet;

/** Topics this service needs do not exist, and it may not create them. */
public class MissingTopicsException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  MissingTopicsException(Collection<String> topics) {
    super("The broker lacks the topics %s: create them, or set tandem.messaging.topics.create=true"
            .formatted(new TreeSet<>(topics))
        + " in development");
  }
}
