package dev.tandem.messaging.internal.groupcommit;

import dev.tandem.messaging.EventType;

@EventType(
    topic = MeterApplication.TOPIC,
    type = "com.example.meters.ReadingStored.v1",
    subject = "readingId")
record ReadingStored(String readingId, int meter) {}
