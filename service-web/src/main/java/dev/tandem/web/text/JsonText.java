package dev.tandem.web.text;

import java.util.Optional;
import java.util.function.Predicate;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Finds forbidden text in a JSON body. */
final class JsonText {

  private static final JsonFactory JSON = new JsonFactory();

  private JsonText() {}

  /**
   * The JSON pointer of the first name or string that is not storable. The body must be UTF-8
   * without NUL bytes, so that only an escape sequence can hide one; a body without any is not
   * parsed.
   */
  static Optional<String> firstNotStorable(byte[] body) {
    return hasEscapedCharacter(body)
        ? first(body, text -> !StorableText.isStorable(text))
        : Optional.empty();
  }

  /** The JSON pointer of the first name or string that is {@code wanted}. */
  static Optional<String> first(byte[] body, Predicate<String> wanted) {
    try (var parser = JSON.createParser(ObjectReadContext.empty(), body)) {
      for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (isText(token) && wanted.test(parser.getString())) {
          return Optional.of(pointer(parser));
        }
      }
    } catch (JacksonException e) {
      // Not JSON at all: whoever reads the body says so, with the place.
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static boolean hasEscapedCharacter(byte[] body) {
    for (var i = 0; i + 1 < body.length; i++) {
      if (body[i] == '\\' && body[i + 1] == 'u') {
        return true;
      }
    }
    return false;
  }

  private static boolean isText(JsonToken token) {
    return token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME;
  }

  private static String pointer(JsonParser parser) {
    var context = parser.streamReadContext();
    // A name that cannot be shown is pointed at by the object that has it.
    var at = parser.currentToken() == JsonToken.PROPERTY_NAME ? context.getParent() : context;
    return at == null ? "" : at.pathAsPointer().toString();
  }
}
