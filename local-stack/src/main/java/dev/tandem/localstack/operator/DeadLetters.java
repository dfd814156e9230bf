package dev.tandem.localstack.operator;

import java.io.IOException;
import java.util.Map;

import dev.tandem.localstack.http.Http;
import dev.tandem.localstack.suite.Service;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import static dev.tandem.localstack.operator.Installation.items;

/** The dead letters of all services, found by their ids. */
public final class DeadLetters {

  private static final int MOST = 100;

  private final Installation suite;

  public DeadLetters(Installation suite) {
    this.suite = suite;
  }

  /** The open ones, oldest first, in a line or two each; services that do not answer are named. */
  public String list() {
    StringBuilder text = new StringBuilder();
    for (Service service : Service.values()) {
      try {
        JsonNode page = suite.got(actuator(service) + "?limit=" + MOST);
        items(page).forEach(it -> text.append(line(service, it)));
        if (page.path("hasMore").asBoolean(false)) {
          text.append("  and more in ").append(service.module()).append('\n');
        }
      } catch (IOException e) {
        text.append("not seen: ").append(service.module()).append(", ");
        text.append(e.getMessage()).append('\n');
      }
    }
    return text.isEmpty() ? "No dead letter waits." : text.toString().stripTrailing();
  }

  /** One of them, with its body and every action on it. */
  public String show(String id) throws IOException {
    Found found = find(id);
    StringBuilder text = new StringBuilder(line(found.service(), found.letter()));
    text.append("body    ")
        .append(found.letter().path("body").asString("(binary)"))
        .append('\n');
    String stack = found.letter().path("errorStack").asString("");
    stack.lines().limit(5).forEach(it -> text.append("        ").append(it).append('\n'));
    found
        .letter()
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

  private record Found(Service service, JsonNode letter) {}

  private String act(String id, Map<String, String> body) throws IOException {
    String url = actuator(find(id).service()) + "/" + id;
    Http.Answer answer = suite.http().post(url, body, Map.of());
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
    for (Service service : Service.values()) {
      Http.Answer answer = suite.http().get(actuator(service) + "/" + id);
      if (answer.isSuccess()) {
        return new Found(service, answer.body());
      }
      if (answer.status() != 404) {
        throw new IOException("%s answered %s".formatted(service.module(), answer.status()));
      }
    }
    throw new IOException("no service has a dead letter " + id);
  }

  private String actuator(Service service) {
    return suite.actuator(service) + "/deadletters";
  }

  private static String line(Service service, JsonNode letter) {
    return "%s  %s of %s%n        %s %s%n"
        .formatted(
            letter.path("id").asString(""),
            letter.path("group").asString(""),
            service.module(),
            letter.path("subject").asString(""),
            letter.path("errorMessage").asString(""));
  }
}
