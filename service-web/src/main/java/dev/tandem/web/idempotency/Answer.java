package dev.tandem.web.idempotency;

import org.jspecify.annotations.Nullable;

/** The answer to a request, as far as a replay needs it. */
@SuppressWarnings("ArrayRecordComponent") // Never compared: it goes from the database to the wire.
record Answer(
    int status, @Nullable String contentType, @Nullable String location, byte[] body) {}
