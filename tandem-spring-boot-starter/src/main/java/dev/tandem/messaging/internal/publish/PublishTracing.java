package dev.tandem.messaging.internal.publish;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

import dev.tandem.messaging.internal.envelope.EventDescriptor;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import org.jspecify.annotations.Nullable;

/**
 * Observes each published event as a send, so that a tracer, where there is one, puts its trace
 * context into the envelope.
 */
final class PublishTracing {

  private final ObservationRegistry observations;

  PublishTracing(ObservationRegistry observations) {
    this.observations = observations;
  }

  /** Runs {@code work} with the event's {@code traceparent}, or null where no tracer is present. */
  byte[] publishing(
      EventDescriptor descriptor, UUID eventId, Function<@Nullable String, byte[]> work) {
    if (observations.isNoop()) {
      return work.apply(null);
    }
    Map<String, String> carrier = new HashMap<>();
    SenderContext<Map<String, String>> context = new SenderContext<>(
        (map, key, value) -> Objects.requireNonNull(map).put(key, value), Kind.PRODUCER);
    context.setCarrier(carrier);
    context.setRemoteServiceName("rocketmq");
    Observation observation = Observation.createNotStarted(
            "tandem.messaging.publish", () -> context, observations)
        .contextualName(descriptor.topic() + " publish")
        .lowCardinalityKeyValue(KeyValue.of("messaging.system", "rocketmq"))
        .lowCardinalityKeyValue(KeyValue.of("messaging.destination.name", descriptor.topic()))
        .lowCardinalityKeyValue(KeyValue.of("tandem.event.type", descriptor.type()))
        .highCardinalityKeyValue(KeyValue.of("messaging.message.id", eventId.toString()));
    byte[] result = observation.observe(() -> work.apply(carrier.get("traceparent")));
    return Objects.requireNonNull(result);
  }
}
