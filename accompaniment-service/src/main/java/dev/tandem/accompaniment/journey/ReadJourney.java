package dev.tandem.accompaniment.journey;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the file of a journey; whatever is wrong with it is told with its line. */
public final class ReadJourney {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Schema SCHEMA = schema();

  private ReadJourney() {}

  /**
   * What a file holds.
   *
   * @param journey null if there are flaws
   */
  public record Reading(@Nullable Journey journey, List<Flaw> flaws) {}

  /** Reads {@code text}, which came from {@code file}. */
  public static Reading read(String file, String text) {
    LinedYaml yaml;
    try {
      yaml = LinedYaml.read(text);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      return new Reading(null, List.of(new Flaw(file, line, String.valueOf(e.getProblem()))));
    }
    List<Flaw> flaws = new ArrayList<>();
    SCHEMA
        .validate(
            yaml.json().toString(),
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .forEach(error -> {
          String at = error.getInstanceLocation().toString();
          String property = error.getProperty();
          String pointer = property == null ? at : at + "/" + property;
          flaws.add(new Flaw(file, yaml.line(pointer), at + ": " + error.getMessage()));
        });
    if (!flaws.isEmpty()) {
      return new Reading(null, List.copyOf(flaws));
    }
    Journey journey = JSON.treeToValue(yaml.json(), Journey.class);
    new Meaning(journey, (pointer, what) -> flaws.add(new Flaw(file, yaml.line(pointer), what)))
        .check();
    return flaws.isEmpty()
        ? new Reading(journey, List.of())
        : new Reading(null, List.copyOf(flaws));
  }

  private static Schema schema() {
    try (InputStream file = Objects.requireNonNull(
        ReadJourney.class.getResourceAsStream("/journeys/journey.schema.json"))) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
