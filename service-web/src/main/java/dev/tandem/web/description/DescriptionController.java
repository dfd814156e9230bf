package dev.tandem.web.description;

import java.util.regex.Pattern;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Answers those who have nothing but the service's address, the type of one of its problems, or the
 * {@code dataschema} of an event that it knows.
 */
@Hidden
@RestController
class DescriptionController {

  private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, UTF_8);
  private static final MediaType JSON_SCHEMA = new MediaType("application", "schema+json");

  /** An event names its schema by the last two parts of its type. */
  private static final Pattern SCHEMA = Pattern.compile("(?:.*\\.)?([^.]+\\.v[0-9]+\\.json)");

  private final Links links;
  private final ServedFiles problems;
  private final ServedFiles schemas;

  DescriptionController(String service, ResourcePatternResolver resources) {
    this.links = new Links(service, "/openapi.json", "/problems/{code}", "/schemas/{type}.json");
    // As they were written, in Markdown, which browsers and terminals show as text.
    this.problems = ServedFiles.of(
        resources,
        "classpath*:problems/*.md",
        "problem",
        TEXT,
        file -> file.replaceFirst("\\.md$", ""));
    this.schemas = ServedFiles.of(
        resources,
        "classpath*:schemas/*.json",
        "schema",
        JSON_SCHEMA,
        DescriptionController::schemaOf);
  }

  /** Where to read on, as paths of the service. */
  record Links(String service, String openapi, String problems, String schemas) {}

  @GetMapping("/")
  Links links() {
    return links;
  }

  @GetMapping("/problems/{code}")
  ResponseEntity<byte[]> problem(@PathVariable String code) {
    return problems.answer(code);
  }

  @GetMapping("/schemas/{file}")
  ResponseEntity<byte[]> schema(@PathVariable String file) {
    return schemas.answer(file);
  }

  private static String schemaOf(String file) {
    var name = SCHEMA.matcher(file);
    if (!name.matches()) {
      throw new IllegalStateException(file + " is not named <type>.v<n>.json");
    }
    return name.group(1);
  }
}
