package dev.tandem.contract.notification;

import java.time.Instant;

import dev.tandem.contract.Topics;
import dev.tandem.messaging.EventType;

/**
 * An investor was told what a journey had to say, or was not.
 *
 * @param delivery the step that told it: {@code <instanceId>/<step>}
 * @param sequence counts the outcomes of the delivery
 */
@EventType(
    topic = Topics.NOTIFICATION,
    type = "dev.tandem.notification.DeliverySettled.v1",
    subject = "delivery",
    sequence = "sequence")
public record DeliverySettled(
    String delivery, String ownerId, Outcome outcome, Instant settledAt, long sequence) {

  /** What came of it. */
  public enum Outcome {
    SENT,
    SUPPRESSED,
    OPENED
  }
}
