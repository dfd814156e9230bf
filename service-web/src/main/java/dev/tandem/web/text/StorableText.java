package dev.tandem.web.text;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Text that PostgreSQL can hold: whole Unicode characters, none of them NUL. A lone surrogate has
 * no UTF-8 form and would be stored as a question mark, so that different texts would become equal;
 * the database refuses NUL.
 */
final class StorableText {

  private StorableText() {}

  static boolean isStorable(CharSequence text) {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == 0 || Character.isLowSurrogate(c)) {
        return false;
      }
      if (Character.isHighSurrogate(c)
          && (++i == text.length() || !Character.isLowSurrogate(text.charAt(i)))) {
        return false;
      }
    }
    return true;
  }

  /** Whether {@code bytes} are UTF-8 of storable text. */
  static boolean isStorable(byte[] bytes) {
    for (var b : bytes) {
      if (b == 0) {
        return false;
      }
    }
    try {
      // A new decoder reports what it cannot read, surrogates among them.
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** Whether {@code encoded}, a part of a request's target, decodes to storable text. */
  static boolean isStorableWhenDecoded(String encoded) {
    if (encoded.indexOf('%') < 0) {
      return isStorable(encoded);
    }
    var bytes = new ByteArrayOutputStream(encoded.length());
    for (var i = 0; i < encoded.length(); i++) {
      var c = encoded.charAt(i);
      if (c != '%') {
        bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
      } else if (i + 2 < encoded.length() && isHex(encoded, i + 1)) {
        bytes.write(HexFormat.fromHexDigits(encoded, i + 1, i + 3));
        i += 2;
      } else {
        return false;
      }
    }
    return isStorable(bytes.toByteArray());
  }

  private static boolean isHex(String text, int at) {
    return HexFormat.isHexDigit(text.charAt(at)) && HexFormat.isHexDigit(text.charAt(at + 1));
  }
}
