package dev.tandem.localstack.operator;

import java.io.IOException;
import java.util.Map;

import dev.tandem.localstack.http.Http;
import dev.tandem.localstack.operator.Applications.Found;
import tools.jackson.databind.JsonNode;

/** The prepared transactions of all services that are not decided, found by their ids. */
public final class Transactions {

  private static final String PATH = "/transactions";

  private final Applications all;

  public Transactions(Applications all) {
    this.all = all;
  }

  /** Those that are not decided, oldest first; services that do not answer are named. */
  public String list() {
    String text = all.listed(PATH, Transactions::line);
    return text.isEmpty() ? "No transaction is in doubt." : text;
  }

  /** One of them, with its context and how it was decided. */
  public String show(String id) throws IOException {
    Found found = find(id);
    JsonNode it = found.body();
    return line(found.application(), it)
        + "context %s%nevents  %s%n".formatted(it.path("context").asString(""), it.path("events"))
        + (it.path("decidedBy").isString()
            ? "decided by %s%s at %s: %s"
                .formatted(
                    it.path("decidedBy").asString(),
                    it.path("proposedBy").isString()
                        ? " (%s had proposed %s)"
                            .formatted(
                                it.path("proposedBy").asString(),
                                it.path("proposed").asString())
                        : "",
                    it.path("decidedAt").asString(),
                    it.path("reason").asString("-"))
            : "last answer: " + it.path("lastAnswer").asString("none"));
  }

  /** Publishes its events. */
  public String commit(String id, String reason) throws IOException {
    return decide(id, "commit", reason);
  }

  /** Drops its events. */
  public String rollback(String id, String reason) throws IOException {
    return decide(id, "rollback", reason);
  }

  private String decide(String id, String action, String reason) throws IOException {
    String url = find(id).url();
    Http.Answer answer = all.http().post(url, Map.of("action", action, "reason", reason), Map.of());
    JsonNode done = Installation.successful(url, answer);
    return done.path("outcome").asString("").equals("PROPOSED")
        ? "The %s of %s is proposed: an approver who is somebody else must want it too"
            .formatted(action, id)
        : "%s is %s".formatted(id, done.path("state").asString(""));
  }

  private Found find(String id) throws IOException {
    Found found = all.find(PATH + "/" + id, "prepared transaction " + id);
    if (!found.body().path("preparedAt").isString()) {
      throw new IOException("%s is a message, no prepared transaction".formatted(id));
    }
    return found;
  }

  private static String line(String application, JsonNode it) {
    return "%s  %s of %s, since %s%n        %s, asked %s times, %s%n"
        .formatted(
            it.path("id").asString(""),
            it.path("name").asString(""),
            application,
            it.path("preparedAt").asString(""),
            it.path("state").asString(""),
            it.path("checks").asInt(0),
            next(it));
  }

  private static String next(JsonNode it) {
    if (!it.path("state").asString("").equals("PREPARED")) {
      return "decided";
    }
    if (it.path("proposedBy").isString()) {
      return "%s proposed by %s: %s"
          .formatted(
              it.path("proposed").asString(),
              it.path("proposedBy").asString(),
              it.path("reason").asString("-"));
    }
    return it.path("nextCheckAt").isString()
        ? "again at " + it.path("nextCheckAt").asString()
        : "waits for a person";
  }
}
