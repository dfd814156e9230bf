package dev.tandem.localstack.analytics;

import java.nio.file.Path;
import java.util.function.Supplier;

import dev.tandem.localstack.console.Progress;
import dev.tandem.localstack.startup.Compilers;
import dev.tandem.localstack.suite.Port;
import dev.tandem.localstack.suite.Ports;

/** Kafka and the job of Flink, which run once analytics were started. */
public final class Analytics implements AutoCloseable {

  private final Ports ports;
  private final Progress progress;
  private final EmbeddedKafka kafka;
  private final FlinkJob flink;

  /**
   * Analytics that do not run yet.
   *
   * @param root the repository, in which kafka-runtime and flink-runtime have been built
   * @param job finds the jar of stream-analytics
   * @param data keeps what they keep
   */
  public Analytics(
      Path root,
      Supplier<Path> job,
      Path data,
      Ports ports,
      Compilers compilers,
      Progress progress) {
    this.ports = ports;
    this.progress = progress;
    this.kafka = new EmbeddedKafka(root, data.resolve("kafka"), ports.of(Port.KAFKA), compilers);
    this.flink = new FlinkJob(
        root,
        job,
        data.resolve("flink"),
        ports.of(Port.FLINK),
        kafka.bootstrapServers(),
        compilers);
  }

  public EmbeddedKafka kafka() {
    return kafka;
  }

  public FlinkJob flink() {
    return flink;
  }

  /** Starts Kafka, if it does not run; returns when it takes connections. */
  public void startKafka() {
    if (!kafka.isAlive()) {
      kafka.start();
      progress.reached("Kafka ready on port " + ports.of(Port.KAFKA));
    }
  }

  /** Starts the job, if it does not run; returns when it does. */
  public void startFlink() {
    if (!flink.isAlive()) {
      flink.start();
      progress.reached("Flink runs the analytics, its port " + ports.of(Port.FLINK));
    }
  }

  @Override
  public void close() {
    flink.close();
    kafka.close();
  }
}
