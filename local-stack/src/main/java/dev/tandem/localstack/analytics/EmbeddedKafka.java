package dev.tandem.localstack.analytics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.UUID;

import dev.tandem.localstack.startup.Compilers;
import dev.tandem.test.process.ChildProcess;
import dev.tandem.test.process.Directories;

/** Kafka: one node that is broker and controller (KRaft). */
public final class EmbeddedKafka extends ChildServer {

  private static final int CONNECT_MILLIS = 1_000;

  private final int port;

  /**
   * A server that does not run yet.
   *
   * @param root the repository, in which the module kafka-runtime has been built
   * @param directory keeps its data, its settings and its log
   * @param port its port; the controller listens on the next one
   */
  public EmbeddedKafka(Path root, Path directory, int port, Compilers compilers) {
    super("kafka", root.resolve("kafka-runtime/target/kafka.classpath"), directory, compilers);
    this.port = port;
  }

  @Override
  ChildProcess launch() {
    var settings = writeSettings();
    if (!Files.exists(data().resolve("meta.properties"))) {
      format(settings);
    }
    return java(List.of(), "kafka.Kafka", List.of(settings.toString()));
  }

  /** Its address for clients. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  private Path data() {
    return directory().resolve("data");
  }

  private void format(Path settings) {
    var arguments = List.of("format", "-t", clusterId(), "-c", settings.toString());
    java(List.of(), "kafka.tools.StorageTool", arguments).awaitEnd(START_PATIENCE);
  }

  // 16 random bytes in Base64, as Kafka writes its ids; a leading dash would be taken for an
  // option.
  private static String clusterId() {
    var id = UUID.randomUUID();
    var bytes = ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
    var text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return text.replace('-', 'A').replace('_', 'B');
  }

  private Path writeSettings() {
    var controller = port + 1;
    var settings = new Properties();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:%s,CONTROLLER://127.0.0.1:%s".formatted(port, controller));
    settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
    settings.put("log.dirs", data().toString());
    // Services make their topics with the number of partitions that they need.
    settings.put("auto.create.topics.enable", "false");
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "4");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("num.network.threads", "1");
    settings.put("num.io.threads", "2");
    // 128 MB unless told.
    settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20));
    Directories.create(directory());
    var file = directory().resolve("server.properties");
    try (var writer = Files.newBufferedWriter(file)) {
      settings.store(writer, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  @Override
  boolean isReady() {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
