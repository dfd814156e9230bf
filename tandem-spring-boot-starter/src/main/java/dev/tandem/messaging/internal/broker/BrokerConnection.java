package dev.tandem.messaging.internal.broker;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import dev.tandem.messaging.support.OutageLog;
import org.apache.rocketmq.client.ClientConfig;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.impl.MQClientManager;
import org.apache.rocketmq.remoting.RPCHook;
import org.apache.rocketmq.remoting.protocol.NamespaceUtil;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings that all RocketMQ clients of this application share. With one instance name they
 * also share connections, threads and heartbeats.
 */
public final class BrokerConnection {

  private static final Logger log = LoggerFactory.getLogger(BrokerConnection.class);
  private static final OutageLog outage = new OutageLog(log);

  private static final int HEARTBEAT_MILLIS = 10_000;
  private static final int OFFSETS_MILLIS = 30_000;
  private static final long RETRY_SECONDS = 2;

  private final BrokerAccess access;
  private final String instanceName;
  private final boolean readsBodies;

  /**
   * A connection for the clients it will be applied to.
   *
   * @throws IllegalStateException if this machine cannot read the bodies that are sent here
   */
  BrokerConnection(BrokerAccess access, String instanceName) {
    this(access, instanceName, true);
    BodyCompression.check();
  }

  private BrokerConnection(BrokerAccess access, String instanceName, boolean readsBodies) {
    this.access = access;
    this.instanceName = instanceName;
    this.readsBodies = readsBodies;
  }

  /**
   * A second connection, for consumers that look at headers only: bodies are neither inflated nor
   * kept in memory, and messages have none. RocketMQ's client takes this setting for all consumers
   * that share a connection.
   */
  public BrokerConnection withoutBodies() {
    return new BrokerConnection(access, instanceName + "-headers", false);
  }

  /** A consumer of this application, not yet started. */
  public DefaultMQPushConsumer newConsumer(String group) {
    DefaultMQPushConsumer consumer = new DefaultMQPushConsumer(group, access.signature());
    applyTo(consumer);
    // Else the broker goes by the subscription it heard of last, perhaps from another version; and
    // after a share of queues has changed, it hands out nothing until it hears of it again.
    consumer.setPostSubscriptionWhenPull(true);
    return consumer;
  }

  /** Signs requests; null where the broker checks no credentials. */
  @Nullable
  public RPCHook signature() {
    return access.signature();
  }

  /** Makes {@code client} one of this application's; call it before the client starts. */
  public void applyTo(ClientConfig client) {
    access.applyTo(client);
    client.setInstanceName(instanceName);
    // Check-backs only reach instances the broker has heard of: be heard soon after it restarts.
    client.setHeartbeatBrokerInterval(HEARTBEAT_MILLIS);
    client.setPollNameServerInterval(HEARTBEAT_MILLIS);
    // Every pull tells how far its queue is, and one comes back after 15 s at the latest.
    client.setPersistConsumerOffsetInterval(OFFSETS_MILLIS);
    client.setDecodeReadBody(readsBodies);
  }

  /**
   * Has {@code client} read and write headers where the network is: by default each passes through
   * one more thread. With TLS that thread is needed anyway. To be called right before it starts,
   * since this makes what all clients of an instance name share, and with it threads.
   */
  public void leaveOutWorkers(ClientConfig client) {
    if (!client.isUseTLS()) {
      MQClientManager.getInstance()
          .getOrCreateMQClientInstance(client, access.signature())
          .getNettyClientConfig()
          .setDisableNettyWorkerGroup(true);
    }
  }

  /**
   * The broker's name for {@code resource}, a topic or a group: with the namespace, if there is
   * one.
   */
  public String brokersNameOf(String resource) {
    return NamespaceUtil.wrapNamespace(access.namespace(), resource);
  }

  /**
   * Starts a consumer now or, if the name server cannot be reached, in the background as soon as it
   * can: a RocketMQ consumer refuses to start without it, and an application must not.
   *
   * @param name the consumer, for the log
   * @param wanted whether it is still to be started; asked before each further attempt
   * @param attempt makes and starts a new client; throws if that failed
   */
  public void startWhenReachable(String name, BooleanSupplier wanted, Callable<?> attempt) {
    try {
      attempt.call();
    } catch (Exception e) {
      outage.failed("{} not started yet, to be tried again: {}", name, e.toString());
      CompletableFuture.delayedExecutor(RETRY_SECONDS, TimeUnit.SECONDS).execute(() -> {
        if (wanted.getAsBoolean()) {
          startWhenReachable(name, wanted, attempt);
        }
      });
    }
  }
}
