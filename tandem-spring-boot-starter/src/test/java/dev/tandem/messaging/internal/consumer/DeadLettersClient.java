package dev.tandem.messaging.internal.consumer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.awaitility.Awaitility;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;

/** An operator at the actuator endpoint. */
final class DeadLettersClient {

  private static final ParameterizedTypeReference<Map<String, Object>> JSON =
      new ParameterizedTypeReference<>() {};

  private final RestClient http;

  DeadLettersClient(int port) {
    this.http = RestClient.builder()
        .baseUrl("http://localhost:" + port + "/actuator")
        .defaultStatusHandler(status -> true, (request, response) -> {})
        .build();
  }

  ResponseEntity<Map<String, Object>> get(String path, Object... variables) {
    return http.get().uri(path, variables).retrieve().toEntity(JSON);
  }

  ResponseEntity<Map<String, Object>> post(String path, Map<String, String> body) {
    return http.post()
        .uri(path)
        .contentType(MediaType.APPLICATION_JSON)
        .body(body)
        .retrieve()
        .toEntity(JSON);
  }

  ResponseEntity<Map<String, Object>> retry(Object id) {
    return post("/deadletters/" + id, Map.of("action", "retry", "reason", "mended"));
  }

  ResponseEntity<Map<String, Object>> edit(Object id, String body) {
    return post(
        "/deadletters/" + id,
        Map.of("action", "edit", "body", body, "reason", "the number was wrong"));
  }

  ResponseEntity<Map<String, Object>> discard(Object id) {
    return post("/deadletters/" + id, Map.of("action", "discard", "reason", "given up"));
  }

  /** Waits until {@code group} has an open dead letter whose {@code field} is {@code value}. */
  Map<String, Object> await(String group, String field, Object value) {
    AtomicReference<Map<String, Object>> found = new AtomicReference<>();
    Awaitility.await()
        .atMost(Duration.ofSeconds(45))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> {
          open(group).stream()
              .filter(letter -> value.equals(letter.get(field)))
              .findFirst()
              .ifPresent(found::set);
          return found.get() != null;
        });
    return found.get();
  }

  @SuppressWarnings("unchecked")
  List<Map<String, Object>> open(String group) {
    Map<String, Object> page =
        get("/deadletters?group={group}&limit=100", group).getBody();
    return (List<Map<String, Object>>) page.get("data");
  }
}
