package dev.tandem.console.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

/**
 * A payment that is held, with the evidence.
 *
 * @param reasons the rules' findings
 * @param decision the decision with its decider and reason; empty while it is open
 */
public record Review(
    String id,
    String subjectId,
    String ownerId,
    long amountMinor,
    String currency,
    int score,
    List<String> reasons,
    Instant openedAt,
    String decision) {

  static Review of(JsonNode review) {
    List<String> reasons = new ArrayList<>();
    for (JsonNode reason : review.path("reasons")) {
      reasons.add(reason.path("rule").asString() + ": " + reason.path("detail").asString());
    }
    String by = review.path("decidedBy").asString("");
    String note = review.path("note").asString(review.path("closedReason").asString(""));
    return new Review(
        review.path("id").asString(),
        review.path("subjectId").asString(),
        review.path("ownerId").asString(),
        review.path("amountMinor").asLong(),
        review.path("currency").asString(),
        review.path("score").asInt(0),
        reasons,
        Instant.parse(review.path("openedAt").asString()),
        by.isEmpty() ? "" : note.isEmpty() ? "By " + by : "By %s: %s".formatted(by, note));
  }
}
