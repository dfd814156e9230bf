package dev.tandem.web.schema;

import java.time.Duration;

import dev.tandem.web.problem.Problems;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Serves the schema at the address in an event's {@code dataschema}. */
@Hidden
@RestController
class SchemaController {

  private static final MediaType JSON_SCHEMA = new MediaType("application", "schema+json");

  private final EventSchemas schemas;

  SchemaController(EventSchemas schemas) {
    this.schemas = schemas;
  }

  @GetMapping("/schemas/{file}")
  ResponseEntity<byte[]> schema(@PathVariable String file) {
    var schema = schemas
        .find(file)
        .orElseThrow(() -> Problems.NOT_FOUND.because("There is no schema of this name"));
    return ResponseEntity.ok()
        .contentType(JSON_SCHEMA)
        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
        .body(schema);
  }
}
