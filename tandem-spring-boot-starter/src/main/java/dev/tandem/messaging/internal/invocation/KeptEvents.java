package dev.tandem.messaging.internal.invocation;

import java.util.List;

import dev.tandem.messaging.internal.delivery.Delivery;
import dev.tandem.messaging.internal.delivery.DeliveryReader;
import dev.tandem.messaging.internal.delivery.DeliveryReader.Reading;
import dev.tandem.messaging.internal.delivery.IncomingMessage;
import dev.tandem.messaging.internal.delivery.Prepared;
import dev.tandem.messaging.internal.handler.HandlerGroup;
import dev.tandem.messaging.internal.handover.OtherVersions;

/** Reads events again from bytes that were kept, and makes their outside calls. */
public final class KeptEvents {

  private final HandlerGroup group;
  private final OtherVersions others;
  private final DeliveryReader reader;
  private final ExternalCalls calls;

  public KeptEvents(
      HandlerGroup group, OtherVersions others, DeliveryReader reader, ExternalCalls calls) {
    this.group = group;
    this.others = others;
    this.reader = reader;
    this.calls = calls;
  }

  /**
   * The events of a kept message; at least one.
   *
   * @throws OtherVersionException if only another version of the service handles one of them
   * @throws IllegalStateException if one of them still cannot be read, or has no handler
   */
  public List<Delivery> read(IncomingMessage message) {
    Reading reading = reader.readKept(List.of(message));
    if (!reading.rejections().isEmpty()) {
      throw new IllegalStateException(
          reading.rejections().get(0).letter().failure().summary());
    }
    if (reading.deliveries().isEmpty()) {
      throw new IllegalStateException("the message holds no event");
    }
    reading.deliveries().forEach(this::requireHandler);
    return reading.deliveries();
  }

  /** Without a handler, only an event of an ordered group is useful: it advances its subject. */
  private void requireHandler(Delivery delivery) {
    String type = delivery.event().type();
    if (delivery.method() != null) {
      return;
    }
    if (others.handleType(delivery.message().topic(), type)) {
      throw new OtherVersionException(type);
    }
    if (!group.ordered()) {
      throw new IllegalStateException("no handler of the group takes " + type);
    }
  }

  /** Only another version of the service, which shares the group, handles the event. */
  public static final class OtherVersionException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    OtherVersionException(String type) {
      super("only another version of this service handles " + type);
    }
  }

  /** Makes the outside call, if the handler makes one; must run outside any transaction. */
  public Prepared prepare(Delivery delivery) {
    boolean callsOutside = ExternalCalls.callsOutside(delivery);
    return new Prepared(delivery, callsOutside ? calls.call(delivery) : null);
  }
}
