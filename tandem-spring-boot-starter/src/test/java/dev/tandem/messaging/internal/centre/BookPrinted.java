package dev.tandem.messaging.internal.centre;

import dev.tandem.messaging.EventType;

/** A book has been printed. */
@EventType(topic = "printing", type = "com.example.printing.BookPrinted.v1", subject = "orderId")
record BookPrinted(String orderId, String title) {}
