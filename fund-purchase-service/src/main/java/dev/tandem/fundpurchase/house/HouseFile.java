package dev.tandem.fundpurchase.house;

import java.util.List;

import tools.jackson.databind.JsonNode;

/**
 * A file of the fund house: its lines as they were sent, for each to be read by itself.
 *
 * @param hash the same for the same file
 */
public record HouseFile(String hash, List<JsonNode> lines) {

  public HouseFile {
    lines = List.copyOf(lines);
  }
}
