package dev.tandem.notification.guard;

import java.net.URI;

/** The verdict whether a URL may be a webhook's target. */
public sealed interface TargetVerdict {

  /** It is permitted; {@code url} is the form to store. */
  record Permitted(URI url) implements TargetVerdict {}

  /** It is no URL of a webhook. */
  record Malformed(String reason) implements TargetVerdict {}

  /** Its address is not permitted by the policy. */
  record Refused(String reason) implements TargetVerdict {}
}
