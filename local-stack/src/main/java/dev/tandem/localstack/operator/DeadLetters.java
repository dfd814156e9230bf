package dev.tandem.localstack.operator;

import java.io.IOException;
import java.util.Map;

import dev.tandem.localstack.http.Http;
import dev.tandem.localstack.operator.Applications.Found;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The dead letters of all services, found by their ids. */
public final class DeadLetters {

  static final String PATH = "/deadletters";
  private static final int MOST = 100;

  private final Applications all;

  public DeadLetters(Applications all) {
    this.all = all;
  }

  /** The open ones, oldest first, in a line or two each; services that do not answer are named. */
  public String list() {
    String text = all.listed(PATH + "?limit=" + MOST, DeadLetters::line);
    return text.isEmpty() ? "No dead letter waits." : text;
  }

  /** One of them, with its body and every action on it. */
  public String show(String id) throws IOException {
    Found found = find(id);
    StringBuilder text = new StringBuilder(line(found.application(), found.body()));
    text.append("body    ")
        .append(found.body().path("body").asString("(binary)"))
        .append('\n');
    String stack = found.body().path("errorStack").asString("");
    stack.lines().limit(5).forEach(it -> text.append("        ").append(it).append('\n'));
    found
        .body()
        .path("actions")
        .forEach(it -> text.append("did     ").append(it).append('\n'));
    return text.toString().stripTrailing();
  }

  /** Has its event handled again. */
  public String retry(String id, @Nullable String reason) throws IOException {
    return act(id, reason == null ? Map.of("action", "retry") : acting("retry", reason));
  }

  /** Discards its event, for a reason. */
  public String discard(String id, String reason) throws IOException {
    return act(id, acting("discard", reason));
  }

  private String act(String id, Map<String, String> body) throws IOException {
    String url = find(id).url();
    Http.Answer answer = all.http().post(url, body, Map.of());
    JsonNode done = Installation.successful(url, answer);
    return done.path("outcome").asString("").equals("PROPOSED")
        ? "The discard of %s is proposed: an approver who is somebody else must discard it too"
            .formatted(id)
        : "%s is %s".formatted(id, done.path("status").asString(""));
  }

  private static Map<String, String> acting(String action, String reason) {
    return Map.of("action", action, "reason", reason);
  }

  private Found find(String id) throws IOException {
    return all.find(PATH + "/" + id, "dead letter " + id);
  }

  private static String line(String application, JsonNode letter) {
    return "%s  %s of %s%n        %s %s%n"
        .formatted(
            letter.path("id").asString(""),
            letter.path("group").asString(""),
            application,
            letter.path("subject").asString(""),
            letter.path("errorMessage").asString(""));
  }
}
