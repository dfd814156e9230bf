package dev.tandem.datacentre;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import dev.tandem.localstack.analytics.Analytics;
import dev.tandem.localstack.startup.Compilers;
import dev.tandem.localstack.suite.Port;
import dev.tandem.localstack.suite.Ports;
import dev.tandem.messaging.support.UuidV7;
import dev.tandem.test.process.FreePorts;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How fast the job catches up with events that wait in a real Kafka: from when it runs until the
 * features of every event are written. Run by its name.
 */
class BacklogBench {

  private static final int REAL_TIME = 200;
  private static final int EVENTS = 10 * 60 * REAL_TIME;
  private static final int OWNERS = 2_000;
  private static final int PARTITIONS = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Test
  void measuresTenMinutesOfEvents() throws Exception {
    var root = Path.of(System.getProperty("tandem.root", "..")).toAbsolutePath();
    var ports = new Ports(Map.of(Port.KAFKA, FreePorts.next(0, 1), Port.FLINK, FreePorts.next(0)));
    var data = Files.createTempDirectory("tandem-backlog-");
    try (var analytics = new Analytics(
        root,
        () -> root.resolve("stream-analytics/target/classes"),
        data,
        ports,
        Compilers.QUICK,
        what -> {})) {
      analytics.startKafka();
      Map<String, Object> kafka = Map.of("bootstrap.servers", analytics.kafka().bootstrapServers());
      fill(kafka);
      var begun = System.nanoTime();
      analytics.startFlink();
      var ready = System.nanoTime();
      awaitFeatures(kafka);
      var end = System.nanoTime();
      System.out.printf(
          Locale.ROOT,
          "%d events: %.0f/s, %.1f x real time; the start took %.1f s before%n",
          EVENTS,
          EVENTS * 1e9 / (end - ready),
          EVENTS * 1e9 / (end - ready) / REAL_TIME,
          (ready - begun) / 1e9);
    }
  }

  private static void fill(Map<String, Object> kafka)
      throws ExecutionException, InterruptedException {
    try (var admin = Admin.create(kafka)) {
      admin
          .createTopics(Stream.of("payment-events", "behaviour", "risk-features", "fund-minutes")
              .map(topic -> new NewTopic(topic, PARTITIONS, (short) 1))
              .toList())
          .all()
          .get();
    }
    var sent = new ArrayList<Future<RecordMetadata>>();
    var first = Instant.now().minus(Duration.ofSeconds(1).multipliedBy(EVENTS / REAL_TIME));
    try (var producer =
        new KafkaProducer<>(kafka, new StringSerializer(), new StringSerializer())) {
      for (var number = 0; number < EVENTS; number++) {
        var owner = "owner-" + number % OWNERS;
        var at = first.plusMillis(number * 1_000L / REAL_TIME);
        sent.add(producer.send(
            new ProducerRecord<>("payment-events", owner, event(owner, number / OWNERS, at))));
      }
      for (var one : sent) {
        one.get();
      }
    }
  }

  /** Each owner recharges again and again: one event asks, the next tells that it is completed. */
  private static String event(String owner, int turn, Instant at) {
    var type = turn % 2 == 0 ? "RechargeRequested" : "RechargeCompleted";
    return """
        {"id": "%s", "type": "dev.tandem.wallet.%s.v1", "time": "%s",
         "data": {"ownerId": "%s", "amount": {"amountMinor": %s, "currency": "CNY"},
          "fundingToken": "card-of-%s", "context": {"deviceId": "phone-of-%s", "country": "CN"}}}\
        """.formatted(UuidV7.next(), type, at, owner, 1_000 + turn, owner, owner);
  }

  private static void awaitFeatures(Map<String, Object> kafka) {
    var waited = System.nanoTime() + PATIENCE.toNanos();
    try (var consumer =
        new KafkaConsumer<>(kafka, new StringDeserializer(), new StringDeserializer())) {
      var partitions = consumer.partitionsFor("risk-features").stream()
          .map(it -> new TopicPartition(it.topic(), it.partition()))
          .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var told = 0;
      while (told < EVENTS) {
        assertThat(System.nanoTime()).as("%s told in time", told).isLessThan(waited);
        for (var one : consumer.poll(Duration.ofMillis(100))) {
          told += one.key().startsWith("owner:") ? 1 : 0;
        }
      }
    }
  }
}
