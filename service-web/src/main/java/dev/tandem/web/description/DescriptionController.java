package dev.tandem.web.description;

import java.time.Duration;

import dev.tandem.web.problem.Problems;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Answers those who have nothing but the service's address, or the type of one of its problems. */
@Hidden
@RestController
class DescriptionController {

  private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, UTF_8);

  private final Links links;
  private final ProblemPages pages;

  DescriptionController(String service, ProblemPages pages) {
    this.links = new Links(service, "/openapi.json", "/problems/{code}", "/schemas/{type}.json");
    this.pages = pages;
  }

  /** Further pages, as paths of the service. */
  record Links(String service, String openapi, String problems, String schemas) {}

  @GetMapping("/")
  Links links() {
    return links;
  }

  /** The page as it was written, in Markdown, which browsers and terminals show as text. */
  @GetMapping("/problems/{code}")
  ResponseEntity<String> problem(@PathVariable String code) {
    var page = pages
        .find(code)
        .orElseThrow(() -> Problems.NOT_FOUND.because("There is no problem of this code"));
    return ResponseEntity.ok()
        .contentType(TEXT)
        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
        .body(page);
  }
}
