package dev.tandem.messaging.internal.processing;

import java.util.List;

import dev.tandem.messaging.internal.deadletter.FailureKind;
import dev.tandem.messaging.internal.delivery.Prepared;

/** Counts events by their outcome while they are consumed. */
public interface ConsumerMeters {

  /** A batch of messages was taken. */
  default void batch(String group, int messages, int events) {}

  /** The effects of {@code events} are committed. */
  default void handled(String group, List<Prepared> events) {}

  /** Events that were seen before. */
  default void duplicates(String group, int events) {}

  /** Events that came before their predecessor. */
  default void parked(String group, int events) {}

  /** Events that failed and will be delivered again. */
  default void retried(String group, int events) {}

  /** Broadcast events that this instance could not handle; they do not come again. */
  default void failed(String group, int events) {}

  /** Messages of which no handler of the group takes anything. */
  default void skipped(String group, int messages) {}

  /** Messages, or single events of them, left to another version of the service. */
  default void handedOver(String group, int messages) {}

  default void deadLettered(String group, FailureKind kind, int events) {}

  /** Counts nothing: there is no meter registry. */
  final class None implements ConsumerMeters {}
}
