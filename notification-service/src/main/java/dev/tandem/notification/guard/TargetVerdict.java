package dev.tandem.notification.guard;

import java.net.URI;

/** Whether a URL may become a webhook's target. */
public sealed interface TargetVerdict {

  /** It may; {@code url} is what to store. */
  record Permitted(URI url) implements TargetVerdict {}

  /** It is not a URL that could be one. */
  record Malformed(String reason) implements TargetVerdict {}

  /** It is a URL, to a place the policy does not permit. */
  record Refused(String reason) implements TargetVerdict {}
}
