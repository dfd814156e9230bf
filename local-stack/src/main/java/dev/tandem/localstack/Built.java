package dev.tandem.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds the jars that the build has made. */
final class Built {

  private static final String EXECUTABLE = "-exec.jar";

  private Built() {}

  /** The executable jar of a module. */
  static Path executable(Path module) {
    return find(module, name -> name.endsWith(EXECUTABLE));
  }

  /** The jar with the module's own classes. */
  static Path jar(Path module) {
    return find(module, name -> name.endsWith(".jar") && !name.endsWith(EXECUTABLE));
  }

  private static Path find(Path module, Predicate<String> wanted) {
    try (Stream<Path> built = Files.list(module.resolve("target"))) {
      return built
          .filter(file -> wanted.test(file.getFileName().toString()))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("Not built yet: " + module));
    } catch (IOException e) {
      throw new UncheckedIOException("Not built yet: " + module, e);
    }
  }
}
