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

  static JsonNode successful(String asked, Http.Answer answer) throws IOException {
    if (!answer.isSuccess()) {
      // An application that is not ours has the answers of Spring Boot.
      String message = answer.body().path("message").asString("");
      String detail = answer.body().path("detail").asString(message);
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
