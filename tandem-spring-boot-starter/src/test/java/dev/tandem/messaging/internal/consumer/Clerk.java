package dev.tandem.messaging.internal.consumer;

import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventHandler;
import dev.tandem.messaging.internal.consumer.ShopEvents.ParcelPacked;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Handles transactions carelessly, as no check at the start can see. */
class Clerk {

  static final String CLERK = "shop-clerk";

  private static final Logger log = LoggerFactory.getLogger(Clerk.class);

  final Queue<UUID> attempts = new ConcurrentLinkedQueue<>();

  /**
   * Subjects for which a synchronization is lost once, as with a transaction that was never ended.
   */
  final Set<String> forgetting = ConcurrentHashMap.newKeySet();

  private final Effects effects;
  private final Script script;
  private final TransactionTemplate transaction;

  Clerk(Effects effects, Script script, TransactionTemplate transaction) {
    this.effects = effects;
    this.script = script;
    this.transaction = transaction;
  }

  @EventHandler(group = CLERK)
  void write(Event<ParcelPacked> event) {
    attempts.add(event.id());
    try {
      transaction.executeWithoutResult(status -> {
        effects.add(CLERK, event, "written");
        play(event);
      });
    } catch (IllegalStateException e) {
      log.info("Swallowed: {}", e.toString());
    }
    if (forgetting.remove(event.subject())) {
      TransactionSynchronizationManager.clearSynchronization();
      TransactionSynchronizationManager.initSynchronization();
    }
  }

  private void play(Event<ParcelPacked> event) {
    try {
      script.play(CLERK, event);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
