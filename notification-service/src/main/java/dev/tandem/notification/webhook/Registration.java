package dev.tandem.notification.webhook;

/** The outcome of registering an endpoint. */
sealed interface Registration {

  /** It is registered; the answer reveals the secret. */
  record Registered(EndpointAnswer endpoint) implements Registration {}

  /** The URL is none. */
  record InvalidUrl(String reason) implements Registration {}

  /** The URL leads where webhooks do not go. */
  record TargetRefused(String reason) implements Registration {}

  /** No event is called as item {@code index} says. */
  record UnknownEvent(int index) implements Registration {}
}
