package dev.tandem.messaging.internal.outbox;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

import dev.tandem.messaging.internal.envelope.EnvelopeWriter;
import dev.tandem.messaging.internal.envelope.EventAttributes;
import dev.tandem.messaging.support.UuidV7;

/** Outbox rows as a publishing transaction would write them. */
final class Rows {

  private Rows() {}

  static OutboxMessage about(String subject) {
    UUID id = UuidV7.next();
    byte[] body = EnvelopeWriter.write(
        new EventAttributes(
            id,
            "parcel-service",
            "com.example.parcels.ParcelSent.v1",
            subject,
            Instant.now(),
            OptionalLong.empty(),
            null,
            null),
        new ParcelSent(subject));
    return new OutboxMessage(
        id,
        new PendingEvent.Route(ParcelApplication.PARCELS, "ParcelSent", null),
        List.of(subject),
        List.of(id),
        body);
  }
}
