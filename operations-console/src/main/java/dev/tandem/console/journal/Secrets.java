package dev.tandem.console.journal;

import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Removes fields that the console must not keep: a funding token allows charging somebody's bank
 * account, a one-time code confirming somebody's payment.
 */
final class Secrets {

  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> FIELDS = List.of("fundingToken", "sealedCode");

  private Secrets() {}

  /** The envelope without secret fields. */
  static String without(String envelope) {
    if (FIELDS.stream().noneMatch(envelope::contains)) {
      return envelope;
    }
    JsonNode event = JSON.readTree(envelope);
    if (event.path("data") instanceof ObjectNode data) {
      FIELDS.stream().filter(data::hasNonNull).forEach(it -> data.put(it, "(not kept here)"));
    }
    return JSON.writeValueAsString(event);
  }
}
