package dev.tandem.messaging;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a {@code @RocketMQMessageListener} of rocketmq-spring take effect once for each message and
 * consumer group.
 *
 * <p>The listener runs in a transaction of the application's transaction manager, together with an
 * inbox row for the message. A message whose row is there is acknowledged without calling the
 * listener. If the listener throws, or the transaction cannot commit, both are rolled back and
 * RocketMQ delivers the message again, as often as the listener's own annotation says. Exactly once
 * is the effect in the database and what is published through {@link EventPublisher} meanwhile;
 * calls to the outside are repeated as before. A row is kept for
 * {@code tandem.messaging.retention.inbox}.
 *
 * <p>The application does not start if the annotated bean is no listener, broadcasts, or replies.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface ExactlyOnce {

  /**
   * How two deliveries are recognised as one message. It matters only for messages that {@link
   * EventPublisher} did not send: its own carry their id.
   */
  Identity identity() default Identity.MESSAGE_ID;

  /** The property that identifies a message. */
  enum Identity {

    /**
     * RocketMQ's message id. Redeliveries and the client's own retries keep it; a producer that
     * builds the message anew and sends it again gets another.
     */
    MESSAGE_ID,

    /**
     * Topic, tag and {@code KEYS} together: also a producer that sends the same business message
     * again is recognised. Only for producers that never give one key to two messages of a topic
     * and tag, as the second has no effect. A message without {@code KEYS} fails.
     */
    KEYS
  }
}
