package dev.tandem.messaging.internal.consumer;

import java.util.List;
import java.util.UUID;

import dev.tandem.messaging.internal.consumer.ShopEvents.OrderPlaced;
import dev.tandem.messaging.internal.consumer.ShopEvents.ParcelPacked;
import dev.tandem.messaging.internal.consumer.ShopEvents.PaymentDue;
import dev.tandem.messaging.internal.consumer.Wire.Posted;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static dev.tandem.messaging.internal.consumer.Clerk.CLERK;
import static dev.tandem.messaging.internal.consumer.ShopHandlers.CASHIER;
import static dev.tandem.messaging.internal.consumer.ShopHandlers.COURIER;
import static dev.tandem.messaging.internal.consumer.ShopHandlers.STATISTICS;
import static dev.tandem.messaging.internal.consumer.ShopHandlers.WAREHOUSE;
import static org.assertj.core.api.Assertions.assertThat;

@ShopTest
class ConsumingIT {

  @Autowired
  Wire wire;

  @Autowired
  Effects effects;

  @Autowired
  Script script;

  @Autowired
  ShopHandlers handlers;

  @Autowired
  Clerk clerk;

  private final String order = "ord-" + UUID.randomUUID();

  @Test
  void appliesAnEventOnceWhenItIsDeliveredTwice() {
    Posted placed = Posted.of(new OrderPlaced(order, 100));
    wire.post(placed);
    wire.post(placed);
    wire.post(placed, placed);

    UUID last = wire.send(new OrderPlaced(order + "-last", 100));

    effects.await(WAREHOUSE, order + "-last", last);
    effects.await(STATISTICS, order + "-last", last);
    effects.await(WAREHOUSE, order, placed.id());
    effects.await(STATISTICS, order, placed.id());
    // What the warehouse published for both has come: for the first one once.
    Awaitility.await().untilAsserted(() -> {
      assertThat(effects.of(COURIER, order + "-last")).hasSize(1);
      assertThat(effects.of(COURIER, order)).hasSize(1);
    });
  }

  @Test
  void givesAListHandlerOnlyTheNewEventsOfABatch() {
    Posted old = Posted.of(new OrderPlaced(order, 1));
    wire.post(old);
    effects.await(STATISTICS, order, old.id());
    Posted second = Posted.of(new OrderPlaced(order, 2));
    Posted third = Posted.of(new OrderPlaced(order, 3));

    wire.post(second, old, third, second);

    effects.await(STATISTICS, order, old.id(), second.id(), third.id());
    assertThat(handlers.batches).contains(List.of(second.id(), third.id()));
  }

  @Test
  void appliesTheGoodEventsOfABatchAtOnceWhenOneOfThemFails() {
    Posted good = Posted.of(new OrderPlaced(order + "-good", 1));
    Posted bad = Posted.of(new OrderPlaced(order + "-bad", 2));
    Posted alsoGood = Posted.of(new OrderPlaced(order + "-also-good", 3));
    // The whole batch, then the event alone, then its second delivery.
    script.failing(STATISTICS, order + "-bad", 2);

    wire.post(good, bad, alsoGood);

    effects.await(STATISTICS, order + "-good", good.id());
    effects.await(STATISTICS, order + "-also-good", alsoGood.id());
    effects.await(STATISTICS, order + "-bad", bad.id());
    assertThat(effects.of(STATISTICS, order + "-good")).hasSize(1);
  }

  @Test
  void triesAgainWhenAHandlerSwallowsTheErrorThatRolledItsWorkBack() {
    script.failing(CLERK, order, 1);

    UUID packed = wire.send(new ParcelPacked(order));

    effects.await(CLERK, order, packed);
    assertThat(clerk.attempts).filteredOn(packed::equals).hasSize(2);
  }

  @Test
  void triesAgainWhenAHandlerLeavesATransactionOfItsOwnOpen() {
    clerk.forgetting.add(order);

    UUID packed = wire.send(new ParcelPacked(order));

    effects.await(CLERK, order, packed);
    assertThat(clerk.attempts).filteredOn(packed::equals).hasSize(2);
  }

  @Test
  void publishesNothingOfAnAttemptThatFails() {
    script.failing(WAREHOUSE, order, 1);

    UUID placed = wire.send(new OrderPlaced(order, 1));

    effects.await(WAREHOUSE, order, placed);
    Awaitility.await()
        .untilAsserted(() -> assertThat(effects.of(COURIER, order)).hasSize(1));
    UUID marker = wire.send(new ParcelPacked(order + "-marker"));
    effects.await(COURIER, order + "-marker", marker);
    assertThat(effects.of(COURIER, order)).hasSize(1);
  }

  @Test
  void callsTheOutsideWorldBeforeTheTransactionAndAppliesTheAnswerOnce() {
    Posted due = Posted.of(new PaymentDue(order));
    wire.post(due);
    wire.post(due);

    effects.await(CASHIER, order, due.id());
    wire.post(due);
    UUID last = wire.send(new PaymentDue(order + "-last"));

    effects.await(CASHIER, order + "-last", last);
    assertThat(effects.of(CASHIER, order)).containsExactly(due.id());
    assertThat(handlers.calls)
        .filteredOn(call -> call.eventId().equals(due.id()))
        .isNotEmpty()
        .noneMatch(ShopHandlers.Call::inTransaction);
  }

  @Test
  void failsOnlyTheEventWhoseCallFails() {
    Posted good = Posted.of(new PaymentDue(order + "-good"));
    Posted bad = Posted.of(new PaymentDue(order + "-bad"));
    script.failing(CASHIER, order + "-bad", 1);

    wire.post(bad, good);

    effects.await(CASHIER, order + "-good", good.id());
    effects.await(CASHIER, order + "-bad", bad.id());
    assertThat(handlers.calls)
        .filteredOn(call -> call.eventId().equals(good.id()))
        .hasSize(1);
  }
}
