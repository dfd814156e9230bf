package dev.tandem.messaging.internal.publish;

import java.util.Collection;

import dev.tandem.messaging.internal.broker.BrokerConnection;
import dev.tandem.messaging.internal.broker.LifecyclePhases;
import dev.tandem.messaging.internal.producer.TopicPreparation;
import org.springframework.context.SmartLifecycle;

/**
 * Prepares the topics this service publishes to, once the producer runs and before anything is
 * sent.
 */
final class PublishedTopics implements SmartLifecycle {

  private final TopicPreparation preparation;
  private final Collection<String> topics;
  private final BrokerConnection connection;
  private volatile boolean running;

  PublishedTopics(
      TopicPreparation preparation, Collection<String> topics, BrokerConnection connection) {
    this.preparation = preparation;
    this.topics = topics;
    this.connection = connection;
  }

  @Override
  public void start() {
    preparation.prepare(topics, connection);
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return LifecyclePhases.PRODUCER + 1;
  }
}
