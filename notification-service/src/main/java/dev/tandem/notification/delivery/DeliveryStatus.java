package dev.tandem.notification.delivery;

/**
 * The status of a delivery.
 *
 * <pre>
 * PENDING → SENDING → SUCCEEDED
 *    ↑         ├────→ PENDING    (another attempt is due later)
 *    │         └────→ FAILED     (no attempt is left)
 *    │  PENDING ────→ CANCELLED  (its endpoint was disabled)
 *    └──────── a resend, from every status but SENDING
 * </pre>
 *
 * A delivery whose sender died stays SENDING until its lease ends, then is sent again.
 */
enum DeliveryStatus {
  PENDING,
  SENDING,
  SUCCEEDED,
  FAILED,
  CANCELLED
}
