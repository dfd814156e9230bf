package dev.tandem.web.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares a running service's OpenAPI document with the committed one, {@code openapi.json} in the
 * module's folder. Meant for one test in each service:
 *
 * <pre>{@code
 * @Test
 * void committedOpenApiIsWhatTheServiceAnswers() {
 *   CommittedOpenApi.verify(port);
 * }
 * }</pre>
 *
 * <p>With {@code -Dopenapi.update=true} it writes the file instead.
 */
public final class CommittedOpenApi {

  private static final JsonMapper JSON = JsonMapper.builder()
      .enable(SerializationFeature.INDENT_OUTPUT)
      .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
      .build();

  private CommittedOpenApi() {}

  /**
   * Compares the document of the service at {@code port} with {@code openapi.json} in the working
   * directory.
   *
   * @throws AssertionError if they differ
   */
  public static void verify(int port) {
    verify(port, Path.of("openapi.json"));
  }

  static void verify(int port, Path committed) {
    var current = fetch(port);
    try {
      if (Boolean.getBoolean("openapi.update")) {
        Files.writeString(committed, current);
      }
      if (!Files.exists(committed) || !Files.readString(committed).equals(current)) {
        throw new AssertionError(committed.toAbsolutePath()
            + " is not what the service answers. If the change is meant, run this test with"
            + " -Dopenapi.update=true and commit the file.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String fetch(int port) {
    var reply = new Api(port).get("/openapi.json");
    if (reply.status() != 200) {
      throw new AssertionError("/openapi.json answered " + reply.status());
    }
    // Sorted and indented, so that a change of the contract is the only change of the file.
    return JSON.writeValueAsString(JSON.treeToValue(reply.json(), Object.class)) + "\n";
  }
}
