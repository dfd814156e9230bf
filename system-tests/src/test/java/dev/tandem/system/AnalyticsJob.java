package dev.tandem.system;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.StreamSupport;

import dev.tandem.localstack.LocalStack;
import dev.tandem.localstack.http.Http;
import dev.tandem.localstack.suite.Port;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.JsonNode;

/** The job of stream-analytics from outside: what it reads, and what Flink answers about it. */
final class AnalyticsJob {

  private final LocalStack stack;

  AnalyticsJob(LocalStack stack) {
    this.stack = stack;
  }

  /** Writes records that it reads before all that comes later of the same owner. */
  void hears(String owner, String... records) throws ExecutionException, InterruptedException {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", stack.analytics().kafka().bootstrapServers());
    try (KafkaProducer<String, String> kafka =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      for (String record : records) {
        kafka.send(new ProducerRecord<>("payment-events", owner, record)).get();
      }
    }
  }

  /** What its counter has counted since the job last began; as new as ten seconds. */
  long counted(String counter) throws IOException {
    try (Http flink = new Http()) {
      String jobs = "http://127.0.0.1:" + stack.ports().of(Port.FLINK) + "/jobs/";
      JsonNode running = StreamSupport.stream(
              flink.get(jobs).body().path("jobs").spliterator(), false)
          .filter(it -> it.path("status").asString().equals("RUNNING"))
          .findFirst()
          .orElseThrow();
      String job = jobs + running.path("id").asString();
      long sum = 0;
      for (JsonNode vertex : flink.get(job).body().path("vertices")) {
        String metrics = job + "/vertices/" + vertex.path("id").asString() + "/subtasks/metrics";
        for (JsonNode metric : flink.get(metrics).body()) {
          String id = metric.path("id").asString();
          if (id.endsWith("." + counter)) {
            sum += flink.get(metrics + "?get=" + id).body().path(0).path("sum").asLong();
          }
        }
      }
      return sum;
    }
  }
}
