package dev.tandem.console.page;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Formats JSON for people. */
public final class PrettyJson {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private PrettyJson() {}

  /** The text, indented; unchanged if it is no JSON. */
  public static String of(String text) {
    try {
      return JSON.writeValueAsString(JSON.readTree(text));
    } catch (JacksonException e) {
      return text;
    }
  }
}
