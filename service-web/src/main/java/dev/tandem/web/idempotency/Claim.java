package dev.tandem.web.idempotency;

import java.util.UUID;

/** The result of claiming a key. */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
sealed interface Claim {

  /**
   * The key is ours until the lease ends; {@code token} distinguishes our claim from a later one.
   */
  record Granted(byte[] fingerprint, UUID token) implements Claim {}

  /** The first request with this key has not been answered yet. */
  record Running() implements Claim {}

  /** The key was used for a request with another body. */
  record Reused() implements Claim {}

  /** The first request was answered. */
  record Answered(Answer answer) implements Claim {}
}
