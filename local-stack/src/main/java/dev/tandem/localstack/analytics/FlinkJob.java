package dev.tandem.localstack.analytics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.tandem.test.process.ChildProcess;
import dev.tandem.test.process.Directories;
import org.jspecify.annotations.Nullable;

/**
 * The job of stream-analytics as a child process: a whole Flink in one JVM, on a class path of its
 * own. It goes on from its newest checkpoint, and does not outlive this JVM.
 */
public final class FlinkJob implements AutoCloseable {

  private static final Duration START_PATIENCE = Duration.ofMinutes(3);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);
  private static final String ADDRESS = "127.0.0.1";

  private final Path job;
  private final Path directory;
  private final int port;
  private final String kafka;
  private final ServerJvm jvm;
  private volatile @Nullable ChildProcess process;

  /**
   * A job that does not run yet.
   *
   * @param root the repository, in which flink-runtime and stream-analytics have been built
   * @param directory keeps its checkpoints and its log
   * @param port where Flink answers about the job
   * @param kafka the address of Kafka
   */
  public FlinkJob(Path root, Path directory, int port, String kafka) {
    this.job = root.resolve("stream-analytics/target/stream-analytics-0.1.0.jar");
    this.directory = directory.toAbsolutePath();
    this.port = port;
    this.kafka = kafka;
    this.jvm = new ServerJvm(
        root.resolve("flink-runtime/target/flink.classpath"),
        256,
        this.directory.resolve("flink.log"));
  }

  /** Starts it; returns when the job runs. */
  public synchronized void start() {
    if (isAlive()) {
      throw new IllegalStateException("The job runs already");
    }
    var checkpoints = directory.resolve("checkpoints");
    Directories.create(checkpoints);
    var arguments = new ArrayList<>(List.of(
        "--kafka",
        kafka,
        "--parallelism.default",
        "1",
        "--rest.address",
        ADDRESS,
        "--rest.bind-address",
        ADDRESS,
        "--rest.port",
        Integer.toString(port),
        "--rest.bind-port",
        Integer.toString(port),
        "--taskmanager.memory.managed.size",
        "8m",
        "--taskmanager.memory.network.min",
        "16m",
        "--taskmanager.memory.network.max",
        "16m",
        "--io.tmp.dirs",
        directory.resolve("tmp").toString(),
        "--execution.checkpointing.dir",
        checkpoints.toUri().toString()));
    newest(checkpoints).ifPresent(checkpoint -> {
      arguments.add("--execution.state-recovery.path");
      arguments.add(checkpoint.toUri().toString());
    });
    var started =
        jvm.start("flink", job.toString(), "dev.tandem.analytics.PaymentAnalytics", arguments);
    process = started;
    started.awaitReady(START_PATIENCE, this::runs);
  }

  public boolean isAlive() {
    var running = process;
    return running != null && running.isAlive();
  }

  /** Its process. */
  public ChildProcess process() {
    var running = process;
    if (running == null) {
      throw new IllegalStateException("The job has never been started");
    }
    return running;
  }

  /** Ends it as a crash would (SIGKILL). */
  public void kill() {
    process().kill();
  }

  @Override
  public void close() {
    if (isAlive()) {
      process().stop(STOP_PATIENCE);
    }
  }

  /** The newest checkpoint that is whole: Flink writes its metadata last. */
  private static Optional<Path> newest(Path checkpoints) {
    try (var files = Files.walk(checkpoints, 3)) {
      return files
          .filter(it -> it.getFileName().toString().equals("_metadata"))
          .max(Comparator.comparingLong(FlinkJob::written))
          .map(Path::getParent);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long written(Path file) {
    try {
      return Files.getLastModifiedTime(file).toMillis();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean runs() {
    var jobs = URI.create("http://%s:%s/jobs".formatted(ADDRESS, port));
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(HttpRequest.newBuilder(jobs).build(), BodyHandlers.ofString());
      return answer.body().contains("RUNNING");
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
