package dev.tandem.localstack.operator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import dev.tandem.localstack.http.Http;
import tools.jackson.databind.JsonNode;

/**
 * Applications with the starter: the services of the suite, or others.
 *
 * @param operators the address of each for operators, by its name, in the order in which they are
 *     asked
 * @param http calls as an operator
 */
public record Applications(Map<String, String> operators, Http http) {

  /**
   * What each of them lists at {@code path} of its actuator; those that do not answer are named.
   *
   * @param told how an item of the application so called is told, in whole lines
   */
  String listed(String path, BiFunction<String, JsonNode, String> told) {
    StringBuilder text = new StringBuilder();
    operators.forEach((name, url) -> {
      try {
        JsonNode page = got(url + "/actuator" + path);
        Installation.items(page).forEach(it -> text.append(told.apply(name, it)));
        if (page.path("hasMore").asBoolean(false)) {
          text.append("  and more in ").append(name).append('\n');
        }
      } catch (IOException e) {
        text.append(unseen(name, e)).append('\n');
      }
    });
    return text.toString().stripTrailing();
  }

  /**
   * The first that has something at {@code path} of its actuator.
   *
   * @param what names it, where nobody has it
   */
  Found find(String path, String what) throws IOException {
    List<String> unseen = new ArrayList<>();
    for (Map.Entry<String, String> it : operators.entrySet()) {
      String url = it.getValue() + "/actuator" + path;
      Http.Answer answer;
      try {
        answer = http.get(url);
      } catch (IOException e) {
        // Whoever is away must not hide what another one has.
        unseen.add(unseen(it.getKey(), e));
        continue;
      }
      if (answer.status() != 404) {
        return new Found(it.getKey(), url, Installation.successful(it.getKey(), answer));
      }
    }
    unseen.addFirst("no service has a " + what);
    throw new IOException(String.join("; ", unseen));
  }

  /**
   * What an application has.
   *
   * @param url where it is found, and acted upon
   */
  record Found(String application, String url, JsonNode body) {}

  private JsonNode got(String url) throws IOException {
    return Installation.successful(url, http.get(url));
  }

  private static String unseen(String name, IOException e) {
    return "not seen: %s, %s".formatted(name, e.getMessage());
  }
}
