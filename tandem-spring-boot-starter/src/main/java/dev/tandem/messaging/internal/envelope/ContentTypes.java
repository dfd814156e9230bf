package dev.tandem.messaging.internal.envelope;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** The two shapes a message body may have. */
public final class ContentTypes {

  /** One event: a JSON object. */
  public static final String EVENT = "application/cloudevents+json";

  /** Several events: a JSON array of the objects a single event would be. */
  public static final String BATCH = "application/cloudevents-batch+json";

  private ContentTypes() {}

  /** The content type of a message that holds {@code eventCount} events. */
  public static String of(int eventCount) {
    return eventCount == 1 ? EVENT : BATCH;
  }

  static boolean isEvent(@Nullable String contentType) {
    return EVENT.equals(mediaType(contentType));
  }

  static boolean isBatch(@Nullable String contentType) {
    return BATCH.equals(mediaType(contentType));
  }

  /** Without parameters such as {@code ; charset=utf-8}: JSON is UTF-8 anyway. */
  private static @Nullable String mediaType(@Nullable String contentType) {
    if (contentType == null) {
      return null;
    }
    int parameters = contentType.indexOf(';');
    String bare = parameters < 0 ? contentType : contentType.substring(0, parameters);
    return bare.trim().toLowerCase(Locale.ROOT);
  }
}
