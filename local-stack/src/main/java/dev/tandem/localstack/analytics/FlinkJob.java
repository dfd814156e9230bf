package dev.tandem.localstack.analytics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.tandem.localstack.startup.Compilers;
import dev.tandem.test.process.ChildProcess;
import dev.tandem.test.process.Directories;

/**
 * The job of stream-analytics: a whole Flink in one JVM. It goes on from its newest checkpoint.
 */
public final class FlinkJob extends ChildServer {

  private static final String ADDRESS = "127.0.0.1";

  private final Supplier<Path> job;
  private final int port;
  private final String kafka;

  /**
   * A job that does not run yet.
   *
   * @param root the repository, in which flink-runtime has been built
   * @param job finds the jar of stream-analytics
   * @param directory keeps its checkpoints and its log
   * @param port where Flink answers about the job
   * @param kafka the address of Kafka
   */
  FlinkJob(
      Path root, Supplier<Path> job, Path directory, int port, String kafka, Compilers compilers) {
    super("flink", root.resolve("flink-runtime/target/flink.classpath"), directory, compilers);
    this.job = job;
    this.port = port;
    this.kafka = kafka;
  }

  @Override
  ChildProcess launch() {
    var checkpoints = directory().resolve("checkpoints");
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
        directory().resolve("tmp").toString(),
        "--execution.checkpointing.dir",
        checkpoints.toUri().toString()));
    newest(checkpoints).ifPresent(checkpoint -> {
      arguments.add("--execution.state-recovery.path");
      arguments.add(checkpoint.toUri().toString());
    });
    return java(List.of(job.get()), "dev.tandem.analytics.PaymentAnalytics", arguments);
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

  @Override
  boolean isReady() {
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
