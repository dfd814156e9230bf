package dev.tandem.messaging.internal.envelope;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * The bytes of a message and their content type; kept as they came, whether they can be read or
 * not. The array is shared, not copied: nobody changes it.
 */
public final class MessageBody {

  private final @Nullable String contentType;
  private final byte[] bytes;

  public MessageBody(@Nullable String contentType, byte[] bytes) {
    this.contentType = contentType;
    this.bytes = bytes;
  }

  /** One event as the body of a message of its own. */
  public static MessageBody ofEvent(String json) {
    return new MessageBody(ContentTypes.EVENT, json.getBytes(StandardCharsets.UTF_8));
  }

  public @Nullable String contentType() {
    return contentType;
  }

  public byte[] bytes() {
    return bytes;
  }

  /** The bytes as text, or null if they are not UTF-8. */
  public @Nullable String text() {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
