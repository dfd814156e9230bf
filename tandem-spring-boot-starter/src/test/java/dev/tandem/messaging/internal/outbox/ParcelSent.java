package dev.tandem.messaging.internal.outbox;

import dev.tandem.messaging.EventType;

@EventType(
    topic = ParcelApplication.PARCELS,
    type = "com.example.parcels.ParcelSent.v1",
    subject = "parcelId")
public record ParcelSent(String parcelId, String note) {

  ParcelSent(String parcelId) {
    this(parcelId, "");
  }
}
