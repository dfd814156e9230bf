package dev.tandem.messaging.internal.invocation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;

import dev.tandem.messaging.Effect;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventHandler;
import dev.tandem.messaging.EventType;
import dev.tandem.messaging.JointEffect;
import dev.tandem.messaging.internal.delivery.Delivery;
import dev.tandem.messaging.internal.delivery.IncomingMessage;
import dev.tandem.messaging.internal.delivery.Prepared;
import dev.tandem.messaging.internal.envelope.MessageBody;
import dev.tandem.messaging.internal.handler.HandlerMethod;
import dev.tandem.messaging.internal.handler.HandlerRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

import static org.assertj.core.api.Assertions.assertThat;

class JointEffectTest {

  @EventType(topic = "orders", type = "com.example.shop.OrderPlaced.v1", subject = "orderId")
  record OrderPlaced(String orderId) {}

  /** Asks a shop about every order but those that it knows already. */
  static class Buyer {

    private final List<List<String>> bought = new ArrayList<>();

    @EventHandler(group = "buyers")
    Effect buy(OrderPlaced event) {
      return event.orderId().startsWith("known")
          ? Effect.NONE
          : new JointEffect<>("has " + event.orderId(), bought::add);
    }
  }

  private final Buyer buyer = new Buyer();
  private final Handlers handlers =
      new Handlers("buyers", new HandlerObservations(ObservationRegistry.NOOP));

  @Test
  void areAppliedAtOnceInTheOrderOfTheirEvents() {
    handlers.apply(prepared("ord-1", "known-2", "ord-3"));

    assertThat(buyer.bought).containsExactly(List.of("has ord-1", "has ord-3"));
  }

  @Test
  void areAppliedAloneWhereTheirEventIsAlone() {
    for (Prepared one : prepared("ord-1", "ord-2")) {
      handlers.apply(List.of(one));
    }

    assertThat(buyer.bought).containsExactly(List.of("has ord-1"), List.of("has ord-2"));
  }

  @Test
  void applyAlsoByThemselves() {
    buyer.buy(new OrderPlaced("ord-1")).apply();

    assertThat(buyer.bought).containsExactly(List.of("has ord-1"));
  }

  private List<Prepared> prepared(String... orderIds) {
    DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
    beans.registerSingleton("buyer", buyer);
    HandlerRegistry registry = new HandlerRegistry(beans);
    registry.afterSingletonsInstantiated();
    HandlerMethod method = registry.group("buyers").methods().iterator().next();
    return Stream.of(orderIds)
        .map(orderId -> {
          Event<OrderPlaced> event = new Event<>(
              UUID.randomUUID(),
              "shop",
              "com.example.shop.OrderPlaced.v1",
              orderId,
              Instant.EPOCH,
              OptionalLong.empty(),
              null,
              new OrderPlaced(orderId));
          IncomingMessage message =
              new IncomingMessage(0, "orders", "OrderPlaced", "msg", MessageBody.ofEvent("{}"), 1);
          return new Prepared(
              new Delivery(message, event, method, () -> "{}"), buyer.buy(event.data()));
        })
        .toList();
  }
}
