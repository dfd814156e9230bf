package dev.tandem.messaging.internal.envelope;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** The user properties of every message, next to RocketMQ's own {@code KEYS} and {@code TAGS}. */
public final class MessageHeaders {

  /** One of {@link ContentTypes}. */
  public static final String CONTENT_TYPE = "content-type";

  /** The service that published the message. */
  public static final String SOURCE = "source";

  /**
   * The outbox row's id: the first of the message's keys, repeated alone so that it is easy to
   * read.
   */
  public static final String MESSAGE_ID = "message-id";

  /** The prepared transaction that a half message waits for, where it is no local one. */
  public static final String TRANSACTION_ID = "transaction-id";

  private MessageHeaders() {}

  /** An id in one of them; null if there is none, or it is no UUID: no outbox sent the message. */
  public static @Nullable UUID id(@Nullable String value) {
    try {
      return value == null ? null : UUID.fromString(value);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
