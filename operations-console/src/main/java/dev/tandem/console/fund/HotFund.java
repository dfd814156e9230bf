package dev.tandem.console.fund;

import java.time.Instant;

import tools.jackson.databind.JsonNode;

/** A fund in the ranking of a minute. */
public record HotFund(
    Instant minute,
    int rank,
    String code,
    long orders,
    long investors,
    long amountMinor,
    String currency) {

  static HotFund of(JsonNode it) {
    return new HotFund(
        Instant.parse(it.path("minute").asString()),
        it.path("rank").asInt(),
        it.path("fundCode").asString(),
        it.path("orders").asLong(),
        it.path("investors").asLong(),
        it.path("amountMinor").asLong(),
        it.path("currency").asString());
  }
}
