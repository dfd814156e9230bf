package dev.tandem.messaging.internal.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.tandem.messaging.internal.envelope.EventTypes;
import dev.tandem.messaging.internal.outbox.ParcelSent;
import dev.tandem.messaging.support.UuidV7;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.SenderContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PublishTracingTest {

  private static final String TRACEPARENT =
      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  private final List<String> seen = new ArrayList<>();

  @Test
  void takesTheTraceContextThatATracerPutsIn() {
    ObservationRegistry observations = ObservationRegistry.create();
    observations.observationConfig().observationHandler(new Tracer());

    publishThrough(observations);

    assertThat(seen).containsExactly(TRACEPARENT);
  }

  @Test
  void goesWithoutWhereNobodyTraces() {
    publishThrough(ObservationRegistry.NOOP);
    publishThrough(ObservationRegistry.create());

    assertThat(seen).containsExactly(null, null);
  }

  private void publishThrough(ObservationRegistry observations) {
    new PublishTracing(observations)
        .publishing(EventTypes.describe(ParcelSent.class), UuidV7.next(), traceparent -> {
          seen.add(traceparent);
          return new byte[0];
        });
  }

  /** Does to the carrier what a tracing bridge does. */
  private static final class Tracer
      implements ObservationHandler<SenderContext<Map<String, String>>> {

    @Override
    public void onStart(SenderContext<Map<String, String>> context) {
      context.getSetter().set(context.getCarrier(), "traceparent", TRACEPARENT);
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
      return context instanceof SenderContext;
    }
  }
}
