package dev.tandem.messaging.internal.inbox;

import java.util.List;

import dev.tandem.messaging.internal.inbox.DeliveryReader.Reading;

/** Reads events again from bytes that were kept, and asks the outside world on their behalf. */
final class KeptEvents {

  private final DeliveryReader reader;
  private final ExternalCalls calls;

  KeptEvents(DeliveryReader reader, ExternalCalls calls) {
    this.reader = reader;
    this.calls = calls;
  }

  /**
   * The events of a kept message; at least one.
   *
   * @throws IllegalStateException if any of them still cannot be read
   */
  List<Delivery> read(IncomingMessage message) {
    Reading reading = reader.read(List.of(message));
    if (!reading.rejections().isEmpty()) {
      throw new IllegalStateException(
          reading.rejections().get(0).letter().failure().summary());
    }
    if (reading.deliveries().isEmpty()) {
      throw new IllegalStateException("the message holds no event");
    }
    return reading.deliveries();
  }

  /** Makes the outside call, if the handler makes one; must run outside any transaction. */
  Prepared prepare(Delivery delivery) {
    boolean callsOutside = ExternalCalls.callsOutside(delivery);
    return new Prepared(delivery, callsOutside ? calls.call(delivery) : null);
  }
}
