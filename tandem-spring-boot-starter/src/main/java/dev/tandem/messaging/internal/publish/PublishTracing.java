package dev.tandem.messaging.internal.publish;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import org.jspecify.annotations.Nullable;

/**
 * Observes publishing as a send, so that a tracer, where there is one, has a trace context for the
 * envelopes. All that is published to a topic within one observation is one send, as a batch is in
 * the <a href="https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/">conventions
 * for messaging spans</a>.
 */
final class PublishTracing {

  private final ObservationRegistry observations;

  PublishTracing(ObservationRegistry observations) {
    this.observations = observations;
  }

  /** The {@code traceparent} of an event that is published now; null where nobody traces. */
  @Nullable
  String traceparent(String topic) {
    if (observations.isNoop()) {
      return null;
    }
    Observation current = observations.getCurrentObservation();
    if (current == null) {
      return send(topic).traceparent();
    }
    Observation.Context context = current.getContext();
    Send known = context.get(new SendKey(topic));
    if (known == null) {
      known = send(topic);
      context.put(new SendKey(topic), known);
    }
    return known.traceparent();
  }

  private Send send(String topic) {
    Map<String, String> carrier = new HashMap<>();
    SenderContext<Map<String, String>> context = new SenderContext<>(
        (map, key, value) -> Objects.requireNonNull(map).put(key, value), Kind.PRODUCER);
    context.setCarrier(carrier);
    context.setRemoteServiceName("rocketmq");
    Observation.createNotStarted("tandem.messaging.publish", () -> context, observations)
        .contextualName(topic + " publish")
        .lowCardinalityKeyValue(KeyValue.of("messaging.system", "rocketmq"))
        .lowCardinalityKeyValue(KeyValue.of("messaging.destination.name", topic))
        .start()
        .stop();
    return new Send(carrier.get("traceparent"));
  }

  private record SendKey(String topic) {}

  private record Send(@Nullable String traceparent) {}
}
