package dev.tandem.localstack.operator;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.StreamSupport;

import dev.tandem.localstack.http.Http;
import dev.tandem.localstack.suite.Service;
import tools.jackson.databind.JsonNode;

/**
 * The addresses of a running suite's services.
 *
 * @param clients the address of each service for clients
 * @param operators the address of each service for operators
 * @param http calls as an operator
 * @param approver calls as an approver
 */
public record Installation(
    Map<Service, String> clients, Map<Service, String> operators, Http http, Http approver) {

  public Installation {
    clients = Map.copyOf(clients);
    operators = Map.copyOf(operators);
  }

  String client(Service service) {
    return Objects.requireNonNull(clients.get(service));
  }

  String actuator(Service service) {
    return Objects.requireNonNull(operators.get(service)) + "/actuator";
  }

  /** The answer of {@code url}. */
  JsonNode got(String url) throws IOException {
    return successful(url, http.get(url));
  }

  /**
   * What every service lists at {@code path} of its actuator; services that do not answer are
   * named.
   *
   * @param told how an item is told, in whole lines
   */
  String listed(String path, BiFunction<Service, JsonNode, String> told) {
    StringBuilder text = new StringBuilder();
    for (Service service : Service.values()) {
      try {
        JsonNode page = got(actuator(service) + path);
        items(page).forEach(it -> text.append(told.apply(service, it)));
        if (page.path("hasMore").asBoolean(false)) {
          text.append("  and more in ").append(service.module()).append('\n');
        }
      } catch (IOException e) {
        text.append("not seen: ").append(service.module()).append(", ");
        text.append(e.getMessage()).append('\n');
      }
    }
    return text.toString().stripTrailing();
  }

  /** The first service that has something at {@code path} of its actuator. */
  Optional<Found> find(String path) throws IOException {
    for (Service service : Service.values()) {
      Http.Answer answer = http.get(actuator(service) + path);
      if (answer.isSuccess()) {
        return Optional.of(new Found(service, answer.body()));
      }
      if (answer.status() != 404) {
        var _ = successful(service.module(), answer);
      }
    }
    return Optional.empty();
  }

  /** What a service has. */
  record Found(Service service, JsonNode body) {}

  static JsonNode successful(String asked, Http.Answer answer) throws IOException {
    if (!answer.isSuccess()) {
      String detail = answer.body().path("detail").asString("");
      throw new IOException(
          "%s answered %s %s".formatted(asked, answer.status(), detail).strip());
    }
    return answer.body();
  }

  static List<JsonNode> items(JsonNode list) {
    JsonNode array = list.isArray() ? list : list.path("data");
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
