package dev.tandem.localstack.operator;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;

import dev.tandem.localstack.http.Http;
import dev.tandem.localstack.suite.Service;
import tools.jackson.databind.JsonNode;

/**
 * The services of a running suite, wherever it is.
 *
 * @param clients where clients reach each service
 * @param operators where operators do
 * @param http asks as somebody who sees and does what operators may
 * @param approver asks as somebody who decides about payments
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

  /** What {@code url} tells. */
  JsonNode got(String url) throws IOException {
    return successful(url, http.get(url));
  }

  static JsonNode successful(String url, Http.Answer answer) throws IOException {
    if (!answer.isSuccess()) {
      String detail = answer.body().path("detail").asString("");
      throw new IOException(
          "%s answered %s %s".formatted(url, answer.status(), detail).strip());
    }
    return answer.body();
  }

  static List<JsonNode> items(JsonNode list) {
    JsonNode array = list.isArray() ? list : list.path("data");
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
