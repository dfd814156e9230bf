package dev.tandem.benchmarks.stack;

import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.impl.MQClientAPIImpl;
import org.apache.rocketmq.client.producer.DefaultMQProducer;

/** The broker's own counters. */
final class BrokerCounters implements AutoCloseable {

  private static final long TIMEOUT_MILLIS = 5_000;

  private final Client client;
  private final String broker;

  BrokerCounters(String nameServer, int brokerPort) {
    client = new Client();
    client.setNamesrvAddr(nameServer);
    client.setInstanceName("counters");
    broker = "127.0.0.1:" + brokerPort;
    try {
      client.start();
    } catch (MQClientException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Messages written since the broker started: those of topics, half messages and its marks. */
  long messages() {
    try {
      return Long.parseLong(client
          .api()
          .getBrokerRuntimeInfo(broker, TIMEOUT_MILLIS)
          .getTable()
          .get("putMessageTimesTotal"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (Exception e) {
      throw new IllegalStateException("The broker does not tell its counters", e);
    }
  }

  @Override
  public void close() {
    client.shutdown();
  }

  private static final class Client extends DefaultMQProducer {

    Client() {
      super("counters");
    }

    MQClientAPIImpl api() {
      return defaultMQProducerImpl.getMqClientFactory().getMQClientAPIImpl();
    }
  }
}
