package dev.tandem.analytics;

import java.time.Duration;
import java.util.Map;

import dev.tandem.analytics.activity.Activity;
import dev.tandem.analytics.activity.ActivityReader;
import dev.tandem.analytics.feature.FeatureWriter;
import dev.tandem.analytics.feature.Features;
import dev.tandem.analytics.feature.FollowOwners;
import dev.tandem.analytics.feature.FollowThings;
import dev.tandem.analytics.feature.Sighting;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ParameterTool;

/**
 * The job: from events of payments to features of their owners, and of what they pay with.
 *
 * <pre>
 * payment-events ── by owner ── FollowOwners ─────────────────────── risk-features
 *                                   └─ by device, address ── FollowThings ──┘
 * </pre>
 *
 * Arguments: {@code --kafka host:port}, and any setting of Flink as {@code --name value}.
 */
public final class PaymentAnalytics {

  /** How much later than its neighbours an event may come. */
  private static final Duration OUT_OF_ORDER = Duration.ofSeconds(5);

  /** A partition without events holds nothing up after this time. */
  private static final Duration IDLE = Duration.ofSeconds(10);

  /** What differs from Flink's own defaults; each may be given as an argument. */
  private static final Map<String, String> DEFAULTS = Map.of(
      "execution.buffer-timeout.interval", "1 ms",
      "execution.checkpointing.interval", "10 s",
      "execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION",
      "restart-strategy.type", "exponential-delay",
      "restart-strategy.exponential-delay.initial-backoff", "1 s",
      "restart-strategy.exponential-delay.max-backoff", "30 s",
      // State that Kryo would write could not be read by a later version of the job.
      "pipeline.generic-types", "false");

  private PaymentAnalytics() {}

  public static void main(String[] arguments) throws Exception {
    var given = ParameterTool.fromArgs(arguments);
    var kafka = given.getRequired("kafka");
    var settings = Configuration.fromMap(DEFAULTS);
    settings.addAll(given.getConfiguration());
    var environment = StreamExecutionEnvironment.getExecutionEnvironment(settings);
    build(environment, events(kafka), features(kafka));
    environment.execute("payment-analytics");
  }

  /** The whole of the job. */
  static void build(
      StreamExecutionEnvironment environment,
      Source<Activity, ?, ?> events,
      Sink<Features> features) {
    var owners = environment
        .fromSource(events, watermarks(), "payment-events")
        .uid("payment-events")
        .keyBy(Activity::ownerId)
        .process(new FollowOwners())
        .name("follow owners")
        .uid("follow-owners");
    var things = owners
        .getSideOutput(FollowOwners.SIGHTINGS)
        .keyBy(Sighting::key)
        .process(new FollowThings())
        .name("follow things")
        .uid("follow-things");
    owners.union(things).sinkTo(features).name("risk-features").uid("risk-features");
  }

  private static WatermarkStrategy<Activity> watermarks() {
    return WatermarkStrategy.<Activity>forBoundedOutOfOrderness(OUT_OF_ORDER)
        .withTimestampAssigner((event, read) -> event.atMillis())
        .withIdleness(IDLE);
  }

  private static KafkaSource<Activity> events(String kafka) {
    return KafkaSource.<Activity>builder()
        .setBootstrapServers(kafka)
        .setTopics("payment-events")
        .setGroupId("stream-analytics")
        // Without a checkpoint: then everything that Kafka still has is counted again.
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setDeserializer(new ActivityReader())
        .build();
  }

  /** At least once: features of the same event are the same, and the newest count. */
  private static KafkaSink<Features> features(String kafka) {
    return KafkaSink.<Features>builder()
        .setBootstrapServers(kafka)
        .setRecordSerializer(new FeatureWriter("risk-features"))
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setProperty("linger.ms", "0")
        .build();
  }
}
