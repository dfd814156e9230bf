package dev.tandem.benchmarks.contender;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Gives each contender's application the auto-configuration of Spring Boot and of its own library,
 * as if the other libraries were not there.
 */
final class OnlyItsOwn implements AutoConfigurationImportFilter, EnvironmentAware {

  static final String PROPERTY = "benchmarks.library";

  private static final List<String> LIBRARIES =
      List.of("dev.tandem.messaging.", "io.namastack.", "org.springframework.modulith.");

  private String library = "";

  @Override
  public void setEnvironment(Environment environment) {
    library = environment.getProperty(PROPERTY, "none");
  }

  @Override
  public boolean[] match(
      @Nullable String[] candidates, AutoConfigurationMetadata autoConfigurationMetadata) {
    boolean[] matches = new boolean[candidates.length];
    for (int i = 0; i < candidates.length; i++) {
      String candidate = Objects.requireNonNullElse(candidates[i], "");
      matches[i] =
          candidate.startsWith(library) || LIBRARIES.stream().noneMatch(candidate::startsWith);
    }
    return matches;
  }
}
