package dev.tandem.messaging;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Handles events, each once in effect, inside one transaction with the inbox row that remembers it
 * and the events the handler publishes.
 *
 * <p>The first parameter says what is handled, and its {@link EventType} says where it comes from:
 *
 * <ul>
 *   <li>{@code handle(OrderPlaced event)} or {@code handle(Event<OrderPlaced> event)}: one event;
 *   <li>{@code handle(List<Event<OrderPlaced>> events)}: all new events of a batch, for set-based
 *       SQL;
 *   <li>{@code handle(OrderEvent event)} with a sealed interface: every record it permits, at any
 *       depth;
 *   <li>{@code handle(Event<?> event)}: the types that {@link #types()} lists;
 *   <li>{@code handle(Event<RawEvent> event)}: everything in {@link #topics()}.
 * </ul>
 *
 * <p>Several types in one method work in all these shapes, also as
 * {@code List<Event<? extends OrderEvent>>}. A list holds the events of all its types in the order
 * in which they arrived.
 *
 * <p>A method returning {@code void} runs inside the transaction. A method returning {@link Effect}
 * calls the outside world: it runs first and outside any transaction, possibly more than once for
 * one event, so the call must be idempotent by the event's id; the effect it returns is then
 * applied inside the transaction. {@link JointEffect}s are applied for a whole batch at once.
 *
 * <p>If a batch fails, its events are applied one by one, so that a bad event never holds up the
 * rest. An event that fails with {@link PermanentFailureException}, or cannot be read, becomes a
 * dead letter at once; any other exception is retried with backoff, then becomes a dead letter.
 * With {@link OutageException} a method that returns {@code void} makes its group wait instead.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface EventHandler {

  /**
   * The consumer group. Every group sees every event once in effect; methods that name the same
   * group share one subscription.
   *
   * <p>Two versions of a service may run in one group with different handlers, as in a rolling
   * deployment: what only one of them handles is handled by that one. A group that gets a handler
   * for one more type sees what is published from then on.
   */
  String group();

  /**
   * The event records that the method handles, where its parameter does not say so by itself. Each
   * must fit the parameter.
   */
  Class<?>[] types() default {};

  /**
   * Topics of which the method takes every event that no other method of its group handles, also of
   * types that this service has no record for. Its parameter is {@link RawEvent},
   * {@code Event<RawEvent>} or a list of these. Placeholders are resolved.
   *
   * <p>Inbox, retries, dead letters and order are as for other handlers; only a message that holds
   * no CloudEvents event at all is a dead letter and does not come here.
   */
  String[] topics() default {};

  /**
   * The tags of which the method takes events; empty for all. It is for topics whose tags say who
   * an event is for, see {@link EventType#tag()}, and for {@link #topics()}.
   *
   * <p>A group has one filter for a topic: methods of the group that handle the topic name the same
   * tags, and so do all instances. An instance is refused at its start while another one runs that
   * names other tags. To change a group's tags, stop its instances or name a new group. An
   * unordered group with tags is {@link #filtered()}.
   */
  String[] tags() default {};

  /**
   * Whether the broker hands the group only messages that it may handle, rather than all of its
   * topics, of which it passes over the rest. That saves pulls, and it is for groups that will
   * always handle the same: an instance that handles something else of these topics is refused at
   * its start while another one runs, in either direction. For a further type name a new group.
   *
   * <p>All methods of a group say the same. Messages without a tag are handed over as well. An
   * ordered group cannot be filtered, as all events of a subject advance it, nor can a broadcast.
   */
  boolean filtered() default false;

  /**
   * Whether events of one subject are handled in the order of their sequence numbers. Every event
   * handled then needs {@link EventType#sequence()}, and order holds for the whole group. Events of
   * the group's topics without a handler advance the subject.
   */
  boolean ordered() default false;

  /**
   * Whether every instance handles every event, rather than one instance of the group. It is for
   * what lives in an instance's memory, such as a cache: there is no transaction and no inbox, and
   * the method must return {@code void}.
   *
   * <p>An instance is told at least once what is published while it is connected, and nothing of
   * what was published before it started. An event that the method fails on is logged, counted and
   * not told again. So what a broadcast refreshes must also grow old by itself.
   */
  boolean broadcast() default false;
}
