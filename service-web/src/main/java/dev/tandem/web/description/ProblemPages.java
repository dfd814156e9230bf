package dev.tandem.web.description;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The page of each problem code, {@code docs/problems/<code>.md} of the suite. */
final class ProblemPages {

  private static final String SUFFIX = ".md";

  private final Map<String, String> pages;

  private ProblemPages(Map<String, String> pages) {
    this.pages = pages;
  }

  static ProblemPages onClassPath(ResourcePatternResolver resources) {
    try {
      return new ProblemPages(Stream.of(resources.getResources("classpath*:problems/*" + SUFFIX))
          .collect(Collectors.toUnmodifiableMap(ProblemPages::codeOf, ProblemPages::read)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<String> find(String code) {
    return Optional.ofNullable(pages.get(code));
  }

  private static String codeOf(Resource page) {
    var file = String.valueOf(page.getFilename());
    return file.substring(0, file.length() - SUFFIX.length());
  }

  private static String read(Resource page) {
    try {
      return page.getContentAsString(UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
