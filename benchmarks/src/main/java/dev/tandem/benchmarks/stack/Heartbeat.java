package dev.tandem.benchmarks.stack;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.TransactionMQProducer;
import org.apache.rocketmq.common.message.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Sends a transactional message at intervals. A broker 5.5.0 that writes its marks in intervals,
 * which is its default and best under load, otherwise keeps a core busy as soon as an interval goes
 * by without one (apache/rocketmq issue 10966), which would be charged to the contender that is
 * measured then.
 */
final class Heartbeat implements AutoCloseable {

  static final String TOPIC = "heartbeat";

  private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);
  private static final long INTERVAL_MILLIS = 1_000;

  private final TransactionMQProducer producer = new TransactionMQProducer(TOPIC);
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().daemon().name(TOPIC).factory());

  Heartbeat(String nameServer) {
    producer.setNamesrvAddr(nameServer);
    producer.setInstanceName(TOPIC);
    producer.setTransactionListener(new CommitsAtOnce());
    try {
      producer.start();
    } catch (MQClientException e) {
      throw new IllegalStateException(e);
    }
    var _ = timer.scheduleAtFixedRate(this::beat, 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void beat() {
    try {
      producer.sendMessageInTransaction(new Message(TOPIC, TOPIC.getBytes(UTF_8)), null);
    } catch (MQClientException | RuntimeException e) {
      log.debug("The broker is away", e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    producer.shutdown();
  }
}
