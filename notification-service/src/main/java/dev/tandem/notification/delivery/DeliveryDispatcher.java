package dev.tandem.notification.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

import dev.tandem.notification.webhook.WebhookProperties;
import dev.tandem.web.work.PollingWorker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends due deliveries: many at a time, few of them to one endpoint, each on a thread of its own.
 *
 * <p>A delivery is taken with a lease. If this process dies, the lease ends and another instance
 * sends it again under the same {@code webhook-id}: at least once, and receivers drop an id they
 * have seen.
 */
final class DeliveryDispatcher implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(DeliveryDispatcher.class);

  private final JdbcDeliveries deliveries;
  private final DeliverWebhooks deliverWebhooks;
  private final WebhookProperties properties;
  private final Clock clock;
  private final PollingWorker worker;
  private final Semaphore slots;
  private final Map<UUID, Integer> inFlight = new ConcurrentHashMap<>();
  private final ExecutorService threads;

  DeliveryDispatcher(
      JdbcDeliveries deliveries,
      DeliverWebhooks deliverWebhooks,
      WebhookProperties properties,
      Clock clock) {
    this.deliveries = deliveries;
    this.deliverWebhooks = deliverWebhooks;
    this.properties = properties;
    this.clock = clock;
    this.worker = new PollingWorker("webhooks", properties.pollInterval(), this::takeAndStart);
    this.slots = new Semaphore(properties.concurrency());
    this.threads = Executors.newCachedThreadPool(
        Thread.ofPlatform().daemon().name("webhook-", 0).factory());
  }

  PollingWorker worker() {
    return worker;
  }

  int inFlight() {
    return properties.concurrency() - slots.availablePermits();
  }

  /** Waits for attempts under way, which end at the latest by their timeout. */
  @Override
  public void close() {
    threads.close();
  }

  private boolean takeAndStart() {
    int free = slots.availablePermits();
    if (free > 0) {
      Instant now = clock.instant();
      deliveries
          .take(
              Map.copyOf(inFlight),
              properties.concurrencyPerEndpoint(),
              free,
              now,
              now.plus(properties.lease()))
          .forEach(this::start);
    }
    // Each attempt that ends makes room and wakes the worker, so there is nothing to do until then.
    return false;
  }

  private void start(TakenDelivery delivery) {
    slots.acquireUninterruptibly();
    inFlight.merge(delivery.endpointId(), 1, Integer::sum);
    threads.execute(() -> {
      try {
        deliverWebhooks.deliver(delivery);
      } catch (RuntimeException e) {
        // A fault on this side, such as a lost key or database: the receiver is not to blame.
        // The delivery is taken again when its lease ends.
        log.error("Delivery {} could not be made or recorded", delivery.id(), e);
      } finally {
        inFlight.computeIfPresent(delivery.endpointId(), (id, n) -> n == 1 ? null : n - 1);
        slots.release();
        worker.wake();
      }
    });
  }
}
