package dev.tandem.notification.notice;

import java.util.UUID;

/**
 * A way to reach people.
 *
 * <p>A message may be handed over more than once, when a sender died between handing over and
 * recording it. Its id is then the same: a channel that reaches the outside world passes the id on
 * as its idempotency key, so that the person is told once.
 */
interface Channel {

  /** The name kept with each notification. */
  String name();

  /**
   * Sends {@code message}; it is sent when this returns.
   *
   * @throws ChannelException if it was not sent; it is tried again
   */
  void send(Message message);

  /** A rendered notice on its way to its recipient. */
  record Message(UUID id, String recipientId, String template, String text) {}

  /** A channel could not take a message. */
  class ChannelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ChannelException(String message) {
      super(message);
    }
  }
}
