package dev.tandem.messaging.internal.publish;

import java.util.Map;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.SenderContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PublishTracingTest {

  private final ObservationRegistry observations = ObservationRegistry.create();
  private final PublishTracing tracing = new PublishTracing(observations);

  PublishTracingTest() {
    observations.observationConfig().observationHandler(new Tracer());
  }

  @Test
  void takesTheTraceContextThatATracerPutsIn() {
    assertThat(tracing.traceparent("parcel")).isEqualTo("send 1");
  }

  @Test
  void isOneSendForAllThatOneObservationPublishesToATopic() {
    Observation.start("first request", observations).scoped(() -> {
      assertThat(tracing.traceparent("parcel")).isEqualTo("send 1");
      assertThat(tracing.traceparent("parcel")).isEqualTo("send 1");
      assertThat(tracing.traceparent("letter")).isEqualTo("send 2");
    });
    Observation.start("second request", observations).scoped(() -> {
      assertThat(tracing.traceparent("parcel")).isEqualTo("send 3");
    });
    assertThat(tracing.traceparent("parcel")).isEqualTo("send 4");
    assertThat(tracing.traceparent("parcel")).isEqualTo("send 5");
  }

  @Test
  void goesWithoutWhereNobodyTraces() {
    assertThat(new PublishTracing(ObservationRegistry.NOOP).traceparent("parcel"))
        .isNull();
    assertThat(new PublishTracing(ObservationRegistry.create()).traceparent("parcel"))
        .isNull();
  }

  /** Does to the carrier what a tracing bridge does. */
  private static final class Tracer
      implements ObservationHandler<SenderContext<Map<String, String>>> {

    private int sends;

    @Override
    public void onStart(SenderContext<Map<String, String>> context) {
      context.getSetter().set(context.getCarrier(), "traceparent", "send " + ++sends);
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
      return context instanceof SenderContext;
    }
  }
}
