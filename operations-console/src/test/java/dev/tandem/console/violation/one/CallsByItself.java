package dev.tandem.console.violation.one;

import java.net.http.HttpClient;

import dev.tandem.console.violation.other.NeedsOne;

/** Calls a service past the client, and needs who needs it. */
public record CallsByItself(HttpClient http, NeedsOne other) {}
