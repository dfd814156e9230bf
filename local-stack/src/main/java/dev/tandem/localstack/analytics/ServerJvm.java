package dev.tandem.localstack.analytics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.tandem.test.process.ChildProcess;

/**
 * The JVM of a server: small, quick to start, and on the class path that a module of this
 * repository has written.
 *
 * @param classPath the file with the class path, such as {@code
 *     kafka-runtime/target/kafka.classpath}
 * @param heapMegabytes the most heap it takes
 * @param log where its output goes
 */
public record ServerJvm(Path classPath, int heapMegabytes, Path log) {

  /** Starts a main class. {@code first} comes before the class path and may be empty. */
  public ChildProcess start(String name, String first, String mainClass, List<String> arguments) {
    var command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xms64m",
        "-Xmx" + heapMegabytes + "m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:+ExitOnOutOfMemoryError",
        "--sun-misc-unsafe-memory-access=allow",
        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
        "-cp",
        first.isEmpty() ? readClassPath() : first + ":" + readClassPath(),
        mainClass));
    command.addAll(arguments);
    return ChildProcess.start(
        name,
        command,
        // One pool of native memory instead of several for each processor.
        Map.of("MALLOC_ARENA_MAX", "1"),
        log);
  }

  private String readClassPath() {
    try {
      return Files.readString(classPath).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "No class path in " + classPath + "; build the module that writes it", e);
    }
  }
}
