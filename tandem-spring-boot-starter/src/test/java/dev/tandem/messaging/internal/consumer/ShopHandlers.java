package dev.tandem.messaging.internal.consumer;

import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.tandem.messaging.Effect;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventHandler;
import dev.tandem.messaging.EventPublisher;
import dev.tandem.messaging.internal.consumer.ShopEvents.AccountChanged;
import dev.tandem.messaging.internal.consumer.ShopEvents.AccountOpened;
import dev.tandem.messaging.internal.consumer.ShopEvents.OrderPlaced;
import dev.tandem.messaging.internal.consumer.ShopEvents.ParcelPacked;
import dev.tandem.messaging.internal.consumer.ShopEvents.PaymentDue;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The shop's services, as small as they can be. */
class ShopHandlers {

  static final String WAREHOUSE = "shop-warehouse";
  static final String STATISTICS = "shop-statistics";
  static final String COURIER = "shop-courier";
  static final String CASHIER = "shop-cashier";
  static final String BOOKS = "shop-books";
  static final String VAULT = "shop-vault";

  /** One outside call as the gateway saw it. */
  record Call(UUID eventId, boolean inTransaction) {}

  final Queue<List<UUID>> batches = new ConcurrentLinkedQueue<>();
  final Queue<Call> calls = new ConcurrentLinkedQueue<>();

  private final Effects effects;
  private final Script script;
  private final EventPublisher events;

  ShopHandlers(Effects effects, Script script, EventPublisher events) {
    this.effects = effects;
    this.script = script;
    this.events = events;
  }

  @EventHandler(group = WAREHOUSE)
  void pack(Event<OrderPlaced> event) throws Exception {
    effects.add(WAREHOUSE, event, "packed");
    events.publish(new ParcelPacked(event.subject()));
    script.play(WAREHOUSE, event);
  }

  @EventHandler(group = STATISTICS)
  void count(List<Event<OrderPlaced>> placed) throws Exception {
    batches.add(placed.stream().map(Event::id).toList());
    for (Event<OrderPlaced> event : placed) {
      effects.add(STATISTICS, event, "counted");
      script.play(STATISTICS, event);
    }
  }

  @EventHandler(group = COURIER)
  void fetch(Event<ParcelPacked> event) throws Exception {
    effects.add(COURIER, event, "fetched");
    script.play(COURIER, event);
  }

  @EventHandler(group = CASHIER)
  Effect charge(Event<PaymentDue> event) throws Exception {
    boolean inTransaction = TransactionSynchronizationManager.isActualTransactionActive();
    calls.add(new Call(event.id(), inTransaction));
    script.play(CASHIER, event);
    return () -> effects.add(CASHIER, event, "charged");
  }

  @EventHandler(group = BOOKS, ordered = true)
  void open(Event<AccountOpened> event) throws Exception {
    effects.add(BOOKS, event, "opened " + event.sequence().orElseThrow());
    script.play(BOOKS, event);
  }

  @EventHandler(group = BOOKS, ordered = true)
  void change(List<Event<AccountChanged>> changes) throws Exception {
    for (Event<AccountChanged> event : changes) {
      effects.add(BOOKS, event, "changed " + event.sequence().orElseThrow());
      script.play(BOOKS, event);
    }
  }

  @EventHandler(group = VAULT, ordered = true)
  Effect guard(Event<AccountChanged> event) throws Exception {
    calls.add(new Call(event.id(), TransactionSynchronizationManager.isActualTransactionActive()));
    script.play(VAULT, event);
    return () -> effects.add(VAULT, event, "guarded " + event.sequence().orElseThrow());
  }
}
