package dev.tandem.messaging;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names an event record on the wire: where it is published, under which name, and which component
 * holds its subject.
 *
 * <pre>{@code
 * @EventType(topic = "orders", type = "com.example.orders.OrderPlaced.v1", subject = "orderId")
 * public record OrderPlaced(String orderId, long totalMinor) {}
 * }</pre>
 *
 * <p>Consumers must be able to read the record from JSON alone. So neither it nor what it holds may
 * be generic in a way that only its maker knows, nor an interface or abstract class without
 * {@code @JsonTypeInfo}; such records are refused when they are published and where they are
 * handled.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">CloudEvents
 *     1.0</a>
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface EventType {

  /** The RocketMQ topic: the publishing domain. */
  String topic();

  /**
   * The CloudEvents {@code type}, ending in the name and the version:
   * {@code <package>.<Name>.v<n>}. The message's tag is {@code <Name>}, unless {@link #tag()} says
   * otherwise.
   */
  String type();

  /**
   * The record component that holds the message's tag, a string of letters, digits, {@code _} and
   * {@code -}. It is for topics whose tags say who an event is for, while the type says what it is;
   * a group takes its share by {@link EventHandler#tags()}. Empty where the tag is the type's name.
   */
  String tag() default "";

  /** The record component that holds the CloudEvents {@code subject}, a string. */
  String subject();

  /**
   * The record component that holds the subject's sequence number, a {@code long}: 1 for the
   * subject's first event in this topic, then one more for each. Empty where consumers need no
   * order.
   */
  String sequence() default "";
}
