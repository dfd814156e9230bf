package dev.tandem.messaging.internal.outbox;

import dev.tandem.messaging.EventType;

@EventType(
    topic = ParcelApplication.PARCELS,
    type = "com.example.parcels.ParcelLost.v1",
    subject = "parcelId")
record ParcelLost(String parcelId) {}
