package dev.tandem.notification.webhook;

/** The outcome of registering an endpoint. */
sealed interface Registration {

  /** It is registered; the answer contains the secret. */
  record Registered(EndpointAnswer endpoint) implements Registration {}

  /** The text is no URL. */
  record InvalidUrl(String reason) implements Registration {}

  /** The URL's address is not permitted. */
  record TargetRefused(String reason) implements Registration {}

  /** There is no event with the name in item {@code index}. */
  record UnknownEvent(int index) implements Registration {}
}
