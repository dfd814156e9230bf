package dev.tandem.messaging.internal.outbox;

import dev.tandem.messaging.EventType;

@EventType(
    topic = ParcelApplication.INVOICES,
    type = "com.example.invoices.InvoiceDue.v1",
    subject = "invoiceId")
record InvoiceDue(String invoiceId) {}
