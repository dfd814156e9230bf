package dev.tandem.messaging.internal.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.tandem.messaging.Event;
import dev.tandem.messaging.RawEvent;
import dev.tandem.messaging.internal.deadletter.Failure;
import dev.tandem.messaging.internal.deadletter.FailureKind;
import dev.tandem.messaging.internal.deadletter.NewDeadLetter;
import dev.tandem.messaging.internal.deadletter.NewDeadLetter.EventKey;
import dev.tandem.messaging.internal.envelope.EnvelopeReader;
import dev.tandem.messaging.internal.envelope.EventAttributes;
import dev.tandem.messaging.internal.envelope.EventJson;
import dev.tandem.messaging.internal.envelope.MessageBody;
import dev.tandem.messaging.internal.envelope.ReceivedEvent;
import dev.tandem.messaging.internal.envelope.ReceivedEvent.Broken;
import dev.tandem.messaging.internal.envelope.ReceivedEvent.Intact;
import dev.tandem.messaging.internal.envelope.UnreadableMessageException;
import dev.tandem.messaging.internal.handler.HandlerGroup;
import dev.tandem.messaging.internal.handler.HandlerMethod;
import dev.tandem.messaging.internal.handover.HandedOver;
import dev.tandem.messaging.internal.handover.OtherVersions;

/** Turns the messages of one group into events bound to its handlers' records. */
public final class DeliveryReader {

  private final HandlerGroup group;
  private final OtherVersions others;
  private final Clock clock;

  public DeliveryReader(HandlerGroup group, OtherVersions others, Clock clock) {
    this.group = group;
    this.others = others;
    this.clock = clock;
  }

  /**
   * The contents of a batch of messages.
   *
   * @param handovers messages and events that only another version of the service handles
   * @param skipped messages of which nothing is handled
   */
  public record Reading(
      List<Delivery> deliveries,
      List<Rejection> rejections,
      List<HandedOver> handovers,
      Set<IncomingMessage> skipped) {

    private Reading() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new HashSet<>());
    }
  }

  /** Reads the events that the group handles; messages of other tags are not even parsed. */
  public Reading read(List<IncomingMessage> messages) {
    Reading reading = new Reading();
    for (IncomingMessage message : messages) {
      if (isHandledHere(message, reading)) {
        read(message, false, reading);
      }
    }
    return reading;
  }

  /**
   * Reads every event of messages that were kept for this group, also those it has no handler for.
   */
  public Reading readKept(List<IncomingMessage> messages) {
    Reading reading = new Reading();
    messages.forEach(message -> read(message, true, reading));
    return reading;
  }

  private boolean isHandledHere(IncomingMessage message, Reading into) {
    String tag = message.tag();
    if (tag == null || group.handlesTag(message.topic(), tag)) {
      return true;
    }
    if (others.handleTag(message.topic(), tag)) {
      into.handovers.add(new HandedOver(
          message.id(),
          message.topic(),
          tag,
          null,
          message.id(),
          message.body(),
          message.attempt()));
      return false;
    }
    if (!group.ordered()) {
      into.skipped.add(message);
    }
    // In an ordered group it still takes its place in the subject's sequence.
    return group.ordered();
  }

  private void read(IncomingMessage message, boolean kept, Reading into) {
    List<ReceivedEvent> events;
    try {
      events = EnvelopeReader.read(message.body().contentType(), message.body().bytes());
    } catch (UnreadableMessageException e) {
      into.rejections.add(unreadable(message, message.id(), message.body(), Failure.of(e)));
      return;
    }
    for (int i = 0; i < events.size(); i++) {
      ReceivedEvent event = events.get(i);
      if (event instanceof Intact intact) {
        bind(message, intact, kept, into);
      } else if (event instanceof Broken broken) {
        Failure failure = Failure.of(FailureKind.UNREADABLE, broken.reason());
        String source = events.size() == 1 ? message.id() : message.id() + "#" + i;
        into.rejections.add(
            unreadable(message, source, MessageBody.ofEvent(broken.json()), failure));
      }
    }
  }

  private void bind(IncomingMessage message, Intact intact, boolean kept, Reading into) {
    EventAttributes attributes = intact.attributes();
    boolean ours = message.tag() == null
        || !group.filtersOut(message.topic(), attributes.type(), message.tag());
    HandlerMethod method = ours ? group.methodFor(message.topic(), attributes.type()) : null;
    if (method == null && !kept && others.handleType(message.topic(), attributes.type())) {
      into.handovers.add(handedOver(message, intact));
      return;
    }
    if (method == null && ours && !group.mayPassOver(message.topic(), attributes.type())) {
      Failure failure = Failure.of(
          FailureKind.UNKNOWN_TYPE, "no handler of the group takes " + attributes.type());
      into.rejections.add(rejected(message, intact, FailureKind.UNKNOWN_TYPE, failure));
      return;
    }
    if (method == null && !kept && !group.ordered()) {
      into.skipped.add(message);
      return;
    }
    if (group.ordered() && attributes.sequence().orElse(0) < 1) {
      Failure failure =
          Failure.of(FailureKind.UNREADABLE, "an ordered group needs a sequence number from 1 up");
      into.rejections.add(rejected(message, intact, FailureKind.UNREADABLE, failure));
      return;
    }
    try {
      Object data = method == null ? intact.data() : data(message, intact);
      into.deliveries.add(new Delivery(message, event(attributes, data), method, intact.text()));
    } catch (UnreadableMessageException e) {
      into.rejections.add(rejected(message, intact, FailureKind.UNREADABLE, Failure.of(e)));
    }
  }

  private Object data(IncomingMessage message, Intact intact) {
    Class<?> record = group.recordFor(intact.attributes().type());
    return record == null
        ? new RawEvent(message.topic(), intact.json(), intact.data())
        : EventJson.bind(intact.data(), record);
  }

  private static HandedOver handedOver(IncomingMessage message, Intact intact) {
    EventAttributes attributes = intact.attributes();
    return new HandedOver(
        attributes.id().toString(),
        message.topic(),
        message.tag(),
        attributes.type(),
        message.id(),
        MessageBody.ofEvent(intact.json()),
        message.attempt());
  }

  private static Event<Object> event(EventAttributes attributes, Object data) {
    return new Event<>(
        attributes.id(),
        attributes.source(),
        attributes.type(),
        attributes.subject(),
        attributes.time(),
        attributes.sequence(),
        attributes.traceparent(),
        data);
  }

  private Rejection rejected(
      IncomingMessage message, Intact intact, FailureKind kind, Failure failure) {
    EventAttributes attributes = intact.attributes();
    EventKey key = new EventKey(
        attributes.id(),
        attributes.type(),
        attributes.subject(),
        attributes.sequence().isPresent() ? attributes.sequence().getAsLong() : null,
        TraceParent.traceId(attributes.traceparent()));
    String source = attributes.id().toString();
    return rejection(message, source, kind, key, MessageBody.ofEvent(intact.json()), failure);
  }

  private Rejection unreadable(
      IncomingMessage message, String source, MessageBody body, Failure failure) {
    return rejection(message, source, FailureKind.UNREADABLE, EventKey.UNKNOWN, body, failure);
  }

  private Rejection rejection(
      IncomingMessage message,
      String source,
      FailureKind kind,
      EventKey key,
      MessageBody body,
      Failure failure) {
    Instant now = clock.instant();
    NewDeadLetter letter = new NewDeadLetter(
        group.name(),
        source,
        kind,
        message.origin(),
        key,
        body,
        failure,
        message.attempt(),
        now,
        now);
    return new Rejection(message, letter);
  }
}
