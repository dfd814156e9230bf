package dev.tandem.messaging.internal.centre;

import dev.tandem.messaging.EventType;

/** Tells of what the house did. */
@EventType(topic = "house", type = "com.example.house.HouseMessage.v1", subject = "parcel")
record HouseMessage(String parcel, String text) {}
