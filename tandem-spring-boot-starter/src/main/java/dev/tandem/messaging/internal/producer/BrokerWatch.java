package dev.tandem.messaging.internal.producer;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.tandem.messaging.internal.broker.BrokerBreaker;
import dev.tandem.messaging.internal.broker.LifecyclePhases;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.common.message.MessageQueue;
import org.apache.rocketmq.common.topic.TopicValidator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Checks at intervals whether the broker is reachable, so that health answers at once and costs the
 * broker nothing.
 */
public final class BrokerWatch implements SmartLifecycle {

  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final MessageQueue QUEUE =
      new MessageQueue(TopicValidator.RMQ_SYS_TRANS_HALF_TOPIC, "", 0);

  private final TopicPreparation brokers;
  private final MessageProducer producer;
  private final BrokerBreaker breaker;
  private final ScheduledExecutorService scheduler;
  private volatile @Nullable String problem;
  private @Nullable Future<?> task;

  public BrokerWatch(
      TopicPreparation brokers,
      MessageProducer producer,
      BrokerBreaker breaker,
      ScheduledExecutorService scheduler) {
    this.brokers = brokers;
    this.producer = producer;
    this.breaker = breaker;
    this.scheduler = scheduler;
  }

  /** The reason the broker cannot be used, or null if no problem is known. */
  public @Nullable String problem() {
    return problem;
  }

  private void look() {
    try {
      long began = System.nanoTime();
      for (String master : brokers.masters()) {
        ping(master);
      }
      problem = null;
      // So that no transaction has to be the trial, and the circuit closes without traffic too.
      if (!breaker.isClosed() && breaker.permits()) {
        breaker.succeeded(System.nanoTime() - began);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      problem = e.toString();
    }
  }

  private void ping(String broker) throws Exception {
    try {
      // Of a queue that every broker has. What it tells of itself would be more to the point, but
      // for that it reads all of its timer wheel.
      var unused = producer.api().getMaxOffset(broker, QUEUE, TopicPreparation.TIMEOUT_MILLIS);
    } catch (MQBrokerException e) {
      // It refuses to tell, but it lives.
      return;
    }
  }

  @Override
  public void start() {
    task = scheduler.scheduleWithFixedDelay(this::look, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    if (task != null) {
      task.cancel(true);
      task = null;
    }
  }

  @Override
  public boolean isRunning() {
    return task != null;
  }

  @Override
  public int getPhase() {
    return LifecyclePhases.OUTBOX;
  }
}
