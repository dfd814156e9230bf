package dev.tandem.localstack.analytics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.tandem.localstack.startup.Compilers;
import dev.tandem.test.process.ChildProcess;
import org.jspecify.annotations.Nullable;

/**
 * A server as a child process, listening on the loopback interface. Its JVM is small, quick to
 * start, on the class path that a module of this repository has written, and does not outlive this
 * one.
 */
public abstract sealed class ChildServer implements AutoCloseable permits EmbeddedKafka, FlinkJob {

  static final Duration START_PATIENCE = Duration.ofMinutes(3);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

  private final String name;
  private final Path classPath;
  private final Path directory;
  private final Compilers compilers;
  private volatile @Nullable ChildProcess process;

  /**
   * A server that does not run yet.
   *
   * @param classPath the file with its class path
   * @param directory keeps its data and its log
   */
  ChildServer(String name, Path classPath, Path directory, Compilers compilers) {
    this.name = name;
    this.classPath = classPath;
    this.directory = directory.toAbsolutePath();
    this.compilers = compilers;
  }

  /** Starts it; returns when it is ready. */
  public final synchronized void start() {
    if (isAlive()) {
      throw new IllegalStateException(name + " runs already");
    }
    var started = launch();
    process = started;
    started.awaitReady(START_PATIENCE, this::isReady);
  }

  /** Starts its process. */
  abstract ChildProcess launch();

  abstract boolean isReady();

  public final boolean isAlive() {
    var running = process;
    return running != null && running.isAlive();
  }

  /** Its process. */
  public final ChildProcess process() {
    var running = process;
    if (running == null) {
      throw new IllegalStateException(name + " has never been started");
    }
    return running;
  }

  /** Ends it as a crash would (SIGKILL). */
  public final void kill() {
    process().kill();
  }

  @Override
  public final void close() {
    if (isAlive()) {
      process().stop(STOP_PATIENCE);
    }
  }

  final Path directory() {
    return directory;
  }

  /** Starts a main class; {@code first} comes before the rest of the class path. */
  final ChildProcess java(List<Path> first, String mainClass, List<String> arguments) {
    var path = new ArrayList<>(first.stream().map(Path::toString).toList());
    path.add(readClassPath());
    var command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xms64m",
        "-Xmx256m",
        "-XX:+UseSerialGC",
        compilers.option(),
        "-XX:+ExitOnOutOfMemoryError",
        "--sun-misc-unsafe-memory-access=allow",
        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
        "-cp",
        String.join(":", path),
        mainClass));
    command.addAll(arguments);
    return ChildProcess.start(
        name,
        command,
        // One pool of native memory instead of several for each processor.
        Map.of("MALLOC_ARENA_MAX", "1"),
        directory.resolve(name + ".log"));
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
