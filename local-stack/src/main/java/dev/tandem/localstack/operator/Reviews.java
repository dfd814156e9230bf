package dev.tandem.localstack.operator;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.tandem.localstack.console.Amounts;
import dev.tandem.localstack.http.Http;
import dev.tandem.localstack.suite.Service;
import tools.jackson.databind.JsonNode;

import static dev.tandem.localstack.operator.Installation.items;

/** The payments that risk holds until a person decides. */
public final class Reviews {

  private static final int MOST = 100;

  private final Installation suite;

  public Reviews(Installation suite) {
    this.suite = suite;
  }

  /** The open ones, in a line or two each. */
  public String list() throws IOException {
    JsonNode page = suite.got(url() + "?status=OPEN&limit=" + MOST);
    List<JsonNode> open = items(page);
    StringBuilder text = new StringBuilder();
    open.forEach(it -> text.append("%s  %s of %s, since %s%n        %s, score %s: %s%n"
        .formatted(
            it.path("id").asString(""),
            it.path("subjectId").asString(""),
            it.path("ownerId").asString(""),
            it.path("openedAt").asString(""),
            Amounts.of(it),
            it.path("score").asInt(0),
            reasons(it))));
    if (page.path("hasMore").asBoolean(false)) {
      text.append("and more\n");
    }
    return text.isEmpty() ? "No review is open." : text.toString().stripTrailing();
  }

  public String approve(String id, String note) throws IOException {
    return decide(id, "APPROVE", note);
  }

  public String reject(String id, String note) throws IOException {
    return decide(id, "REJECT", note);
  }

  private String decide(String id, String decision, String note) throws IOException {
    String url = url() + "/" + id + "/decision";
    Http.Answer answer = suite
        .approver()
        .post(
            url,
            Map.of("decision", decision, "note", note),
            Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    JsonNode review = Installation.successful(url, answer);
    if (review.path("status").asString("").equals("OPEN")) {
      return "%s is approved by one; it takes another approver".formatted(id);
    }
    return "%s is %s, and so goes %s"
        .formatted(
            id, review.path("status").asString(""), review.path("subjectId").asString(""));
  }

  private static String reasons(JsonNode review) {
    return review
        .path("reasons")
        .valueStream()
        .map(it -> it.path("rule").asString("") + ": " + it.path("detail").asString(""))
        .collect(Collectors.joining("; "));
  }

  private String url() {
    return suite.client(Service.RISK) + "/v1/reviews";
  }
}
