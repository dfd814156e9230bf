package dev.tandem.messaging.internal.processing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;

import dev.tandem.messaging.internal.delivery.Delivery;
import dev.tandem.messaging.internal.delivery.DeliveryReader;
import dev.tandem.messaging.internal.delivery.DeliveryReader.Reading;
import dev.tandem.messaging.internal.delivery.IncomingMessage;
import dev.tandem.messaging.internal.delivery.Prepared;
import dev.tandem.messaging.internal.delivery.Rejection;
import dev.tandem.messaging.internal.invocation.Handlers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls this instance's handlers of broadcast events. Nothing is kept: an
 * event that cannot be handled is logged and counted, and the others go on.
 */
public final class BroadcastProcessor {

  private static final Logger log = LoggerFactory.getLogger(BroadcastProcessor.class);

  private final String group;
  private final DeliveryReader reader;
  private final Handlers handlers;
  private final ConsumerMeters meters;

  public BroadcastProcessor(
      String group, DeliveryReader reader, Handlers handlers, ConsumerMeters meters) {
    this.group = group;
    this.reader = reader;
    this.handlers = handlers;
    this.meters = meters;
  }

  /** Handles the events that can be handled; no message is delivered again. */
  public SortedSet<Integer> process(List<IncomingMessage> messages) {
    Reading reading = reader.read(messages);
    meters.batch(group, messages.size(), reading.deliveries().size());
    for (Rejection rejection : reading.rejections()) {
      log.warn(
          "Group {} cannot take message {}: {}",
          group,
          rejection.message().id(),
          rejection.letter().failure().summary());
    }
    List<Prepared> handled = new ArrayList<>();
    for (Delivery delivery : reading.deliveries()) {
      Prepared prepared = new Prepared(delivery, null);
      if (isHandled(prepared)) {
        handled.add(prepared);
      }
    }
    meters.handled(group, handled);
    meters.failed(
        group, reading.rejections().size() + reading.deliveries().size() - handled.size());
    return Collections.emptySortedSet();
  }

  private boolean isHandled(Prepared prepared) {
    try {
      handlers.apply(List.of(prepared));
      return true;
    } catch (RuntimeException | Error e) {
      log.error(
          "Group {} failed on broadcast {} of {}; this instance is not told again",
          group,
          prepared.delivery().event().type(),
          prepared.delivery().event().subject(),
          e);
      return false;
    }
  }
}
