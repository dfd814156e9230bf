package dev.tandem.fundpurchase.house;

import java.util.List;

import tools.jackson.databind.JsonNode;

/**
 * A file of the fund house: its lines as they were sent, each to be parsed separately.
 *
 * @param hash equal for equal contents
 */
public record HouseFile(String hash, List<JsonNode> lines) {

  public HouseFile {
    lines = List.copyOf(lines);
  }
}
