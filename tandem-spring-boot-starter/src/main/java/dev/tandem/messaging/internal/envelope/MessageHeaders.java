package dev.tandem.messaging.internal.envelope;

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

  private MessageHeaders() {}
}
