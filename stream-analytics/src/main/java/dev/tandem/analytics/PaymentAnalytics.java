package dev.tandem.analytics;

import java.time.Duration;
import java.util.Map;

import dev.tandem.analytics.activity.Activity;
import dev.tandem.analytics.activity.ActivityReader;
import dev.tandem.analytics.feature.Features;
import dev.tandem.analytics.feature.FollowOwners;
import dev.tandem.analytics.feature.FollowThings;
import dev.tandem.analytics.feature.Sighting;
import dev.tandem.analytics.kafka.Told;
import dev.tandem.analytics.kafka.ToldWriter;
import dev.tandem.analytics.minute.CountLate;
import dev.tandem.analytics.minute.CountMinute;
import dev.tandem.analytics.minute.Minute;
import dev.tandem.analytics.minute.PaymentsOf;
import dev.tandem.analytics.minute.TellMinute;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.triggers.EventTimeTrigger;
import org.apache.flink.streaming.api.windowing.triggers.ProcessingTimeoutTrigger;
import org.apache.flink.util.OutputTag;
import org.apache.flink.util.ParameterTool;

/**
 * The job: from events of payments to features of their owners, and of what they pay with, and to
 * the minutes of funds.
 *
 * <pre>
 * payment-events, behaviour
 *   ├─ by owner ── FollowOwners ─────────────────────── risk-features
 *   │                  └─ by device, address, token ── FollowThings ──┘
 *   └─ by fund and channel ── CountMinute ── TellMinute ── fund-minutes
 * </pre>
 *
 * Arguments: {@code --kafka host:port}, and any setting of Flink as {@code --name value}.
 */
public final class PaymentAnalytics {

  /** How much later than its neighbours an event may come. */
  private static final Duration OUT_OF_ORDER = Duration.ofSeconds(5);

  /** A partition without events holds nothing up after this time. */
  private static final Duration IDLE = Duration.ofSeconds(10);

  /** A minute is told while it lasts, so long after something new. */
  private static final Duration SOON = Duration.ofSeconds(1);

  /** For so long after its end a minute is told again when something comes late. */
  private static final Duration LATE = Duration.ofHours(1);

  static final OutputTag<Activity> TOO_LATE =
      new OutputTag<>("too-late", TypeInformation.of(Activity.class));

  /** What differs from Flink's own defaults; each may be given as an argument. */
  private static final Map<String, String> DEFAULTS = Map.of(
      // Passed on at once: a time would be a thread that wakes as often, for each step.
      "execution.buffer-timeout.interval", "0 ms",
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
    build(environment, events(kafka), told(kafka, "risk-features"), told(kafka, "fund-minutes"));
    environment.execute("payment-analytics");
  }

  /** The whole of the job. */
  static void build(
      StreamExecutionEnvironment environment,
      Source<Activity, ?, ?> events,
      Sink<Features> features,
      Sink<Minute> minutes) {
    var activities =
        environment.fromSource(events, watermarks(), "payment-events").uid("payment-events");
    var owners = activities
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
    var counted = minutes(activities);
    counted.sinkTo(minutes).name("fund-minutes").uid("fund-minutes");
    counted.getSideOutput(TOO_LATE).process(new CountLate()).name("too late").uid("too-late");
  }

  /** The minutes of all payments; what is {@link #TOO_LATE} for them is in the side output. */
  static SingleOutputStreamOperator<Minute> minutes(DataStream<Activity> activities) {
    return activities
        .filter(PaymentsOf::isKnown)
        .keyBy(PaymentsOf::of)
        .window(TumblingEventTimeWindows.of(Duration.ofMinutes(1)))
        .allowedLateness(LATE)
        .trigger(ProcessingTimeoutTrigger.of(EventTimeTrigger.create(), SOON, false, true))
        .sideOutputLateData(TOO_LATE)
        .aggregate(new CountMinute(), new TellMinute())
        .name("count minutes")
        .uid("count-minutes");
  }

  /** Apps say when behaviour was; by what they say nothing else must wait, or come too late. */
  static WatermarkStrategy<Activity> watermarks() {
    return WatermarkStrategy.<Activity>forGenerator(context -> new NotAhead(OUT_OF_ORDER))
        .withTimestampAssigner(
            (event, written) -> event.kind().isBehaviour() ? written : event.atMillis())
        .withIdleness(IDLE);
  }

  private static KafkaSource<Activity> events(String kafka) {
    return KafkaSource.<Activity>builder()
        .setBootstrapServers(kafka)
        .setTopics("payment-events", "behaviour")
        .setGroupId("stream-analytics")
        // Without a checkpoint: then everything that Kafka still has is counted again.
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setDeserializer(new ActivityReader())
        .build();
  }

  /** At least once: what is told of the same key again replaces what was told before. */
  private static <T extends Told> KafkaSink<T> told(String kafka, String topic) {
    return KafkaSink.<T>builder()
        .setBootstrapServers(kafka)
        .setRecordSerializer(new ToldWriter<>(topic))
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setProperty("linger.ms", "0")
        .build();
  }
}
