package dev.tandem.messaging.internal.invocation;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

import dev.tandem.messaging.Effect;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventHandler;
import dev.tandem.messaging.EventType;
import dev.tandem.messaging.internal.handler.HandlerMethod;
import dev.tandem.messaging.internal.handler.HandlerRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HandlerObservationsTest {

  private static final String TRACEPARENT =
      "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @EventType(topic = "orders", type = "com.example.shop.OrderPlaced.v1", subject = "orderId")
  record OrderPlaced(String orderId, long totalMinor) {}

  static class Baker {

    @EventHandler(group = "bakers")
    void bake(OrderPlaced event) {
      assertThat(event.orderId()).isEqualTo("ord-1");
    }
  }

  private final List<Observation.Context> observed = new ArrayList<>();
  private final Event<OrderPlaced> event = new Event<>(
      UUID.randomUUID(),
      "shop",
      "com.example.shop.OrderPlaced.v1",
      "ord-1",
      Instant.EPOCH,
      OptionalLong.empty(),
      TRACEPARENT,
      new OrderPlaced("ord-1", 5));

  private HandlerObservations observations;
  private HandlerMethod method;

  @BeforeEach
  void observe() {
    ObservationRegistry registry = ObservationRegistry.create();
    registry.observationConfig().observationHandler(new Remembering(observed));
    observations = new HandlerObservations(registry);
    DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
    beans.registerSingleton("baker", new Baker());
    HandlerRegistry handlers = new HandlerRegistry(beans);
    handlers.afterSingletonsInstantiated();
    method = handlers.group("bakers").methods().iterator().next();
  }

  @Test
  void continueTheTraceOfThePublisher() {
    observations.handling("bakers", method, event, () -> method.handle(event));

    assertThat(observed).singleElement().isInstanceOfSatisfying(ReceiverContext.class, context -> {
      assertThat(context.getKind()).isEqualTo(Kind.CONSUMER);
      assertThat(header(context, "traceparent")).isEqualTo(TRACEPARENT);
      assertThat(header(context, "tracestate")).isNull();
    });
  }

  @Test
  void nameTheHandlerAndTheGroup() {
    observations.calling("bakers", method, event, () -> Effect.NONE);

    assertThat(observed.get(0).getName()).isEqualTo("tandem.messaging.call");
    assertThat(observed.get(0).getLowCardinalityKeyValue("group").getValue()).isEqualTo("bakers");
    assertThat(observed.get(0).getLowCardinalityKeyValue("handler").getValue())
        .isEqualTo("Baker.bake(OrderPlaced)");
  }

  @Test
  void carryACheckedExceptionThroughTheTransaction() {
    assertThatExceptionOfType(HandlerFailedException.class)
        .isThrownBy(() -> observations.handling("bakers", method, event, () -> {
          throw new IOException("no flour");
        }))
        .satisfies(
            e -> assertThat(HandlerFailedException.unwrap(e)).isInstanceOf(IOException.class));
  }

  @SuppressWarnings("unchecked")
  private static String header(ReceiverContext<?> context, String name) {
    ReceiverContext<Object> receiver = (ReceiverContext<Object>) context;
    return receiver.getGetter().get(receiver.getCarrier(), name);
  }

  private record Remembering(List<Observation.Context> seen)
      implements ObservationHandler<Observation.Context> {

    @Override
    public void onStart(Observation.Context context) {
      seen.add(context);
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
      return true;
    }
  }
}
