package dev.tandem.console.journal;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Removes fields that the console must not keep: a funding token allows charging somebody's bank
 * account.
 */
final class Secrets {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String TOKEN = "fundingToken";

  private Secrets() {}

  /** The envelope without secret fields. */
  static String without(String envelope) {
    if (!envelope.contains(TOKEN)) {
      return envelope;
    }
    JsonNode event = JSON.readTree(envelope);
    if (event.path("data") instanceof ObjectNode data && data.hasNonNull(TOKEN)) {
      data.put(TOKEN, "(not kept here)");
    }
    return JSON.writeValueAsString(event);
  }
}
