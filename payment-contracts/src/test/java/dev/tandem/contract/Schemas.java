package dev.tandem.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schemas in a folder, by the type they describe. */
final class Schemas {

  static final JsonMapper JSON = new JsonMapper();

  private static final Path CURRENT = Path.of("src/main/resources/schemas");
  private static final Path RELEASED = Path.of("src/test/resources/released");

  private Schemas() {}

  static Map<String, JsonNode> current() {
    return in(CURRENT);
  }

  static Map<String, JsonNode> released() {
    return in(RELEASED);
  }

  private static Map<String, JsonNode> in(Path folder) {
    var schemas = new TreeMap<String, JsonNode>();
    try (var files = Files.newDirectoryStream(folder, "*.json")) {
      for (var file : files) {
        var name = String.valueOf(file.getFileName());
        schemas.put(
            name.substring(0, name.length() - ".json".length()),
            JSON.readTree(Files.readString(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return schemas;
  }
}
