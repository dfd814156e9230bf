package dev.tandem.datacentre;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpServer;
import dev.tandem.localstack.analytics.EmbeddedKafka;
import dev.tandem.localstack.startup.Compilers;
import dev.tandem.test.process.FreePorts;
import dev.tandem.web.test.TestIssuer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** The Kafka server that all tests of this module share. */
public final class TestKafka {

  private static final EmbeddedKafka SERVER = start();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private TestKafka() {}

  private static EmbeddedKafka start() {
    try {
      var root = Path.of(System.getProperty("tandem.root", "..")).toAbsolutePath();
      var directory = Files.createTempDirectory("tandem-kafka-");
      var kafka = new EmbeddedKafka(root, directory, FreePorts.next(0, 1), Compilers.QUICK);
      kafka.start();
      return kafka;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static EmbeddedKafka server() {
    return SERVER;
  }

  /** Makes Kafka lose {@code topic} with all its records. */
  public static void lose(String topic) {
    try (var admin = Admin.create(Map.of("bootstrap.servers", SERVER.bootstrapServers()))) {
      admin
          .deleteTopics(List.of(topic))
          .all()
          .toCompletionStage()
          .toCompletableFuture()
          .join();
    }
  }

  /** How many records of {@code topic} the group has not said that it has read. */
  public static long unread(String group, String topic) {
    try (var admin = Admin.create(Map.of("bootstrap.servers", SERVER.bootstrapServers()))) {
      var read =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      var partitions =
          admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
      var ends = admin
          .listOffsets(partitions.partitions().stream()
              .collect(Collectors.toMap(
                  it -> new TopicPartition(topic, it.partition()), _ -> OffsetSpec.latest())))
          .all()
          .get();
      return ends.entrySet().stream()
          .mapToLong(end -> {
            var committed = read.get(end.getKey());
            return end.getValue().offset() - (committed == null ? 0 : committed.offset());
          })
          .sum();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads {@code topic} from its beginning until {@code count} records are as wanted; one that
   * stands there twice counts once, because delivery to Kafka is at least once.
   */
  public static List<ConsumerRecord<String, String>> read(
      String topic, int count, Predicate<ConsumerRecord<String, String>> wanted) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", SERVER.bootstrapServers(), "auto.offset.reset", "earliest");
    var found = new LinkedHashMap<String, ConsumerRecord<String, String>>();
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      var partitions = consumer.partitionsFor(topic).stream()
          .map(it -> new TopicPartition(topic, it.partition()))
          .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var end = System.nanoTime() + PATIENCE.toNanos();
      while (found.size() < count && System.nanoTime() < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(it -> {
          if (wanted.test(it)) {
            found.putIfAbsent(it.value(), it);
          }
        });
      }
    }
    return List.copyOf(found.values());
  }

  /** Tells the service of Kafka, of itself as the publisher of all topics, and of its token. */
  static final class Addresses
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      var port = FreePorts.next();
      var self = "http://127.0.0.1:" + port;
      TestPropertyValues.of(
              "management.server.port=" + port,
              "tandem.data-centre.kafka.bootstrap-servers=" + SERVER.bootstrapServers(),
              "tandem.data-centre.sync.wallet-url=" + self,
              "tandem.data-centre.sync.fund-purchase-url=" + self,
              "tandem.data-centre.sync.risk-url=" + self,
              "tandem.data-centre.sync.ledger-url=" + self,
              "tandem.data-centre.sync.accompaniment-url=" + self,
              "tandem.data-centre.sync.notification-url=" + self,
              "tandem.data-centre.sync.data-centre-url=" + self,
              "tandem.data-centre.sync.token-url=" + tokens(),
              "tandem.data-centre.sync.secret-file=" + secret())
          .applyTo(context);
    }

    private static String tokens() {
      try {
        var server =
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
          var token = TestIssuer.shared().token("machine", "service").signed();
          var body = new JsonMapper()
              .writeValueAsString(Map.of("access_token", token, "expires_in", 300))
              .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
        server.start();
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/token";
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static Path secret() {
      try {
        return Files.writeString(
            Files.createTempFile("machine", ".secret"), UUID.randomUUID().toString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
