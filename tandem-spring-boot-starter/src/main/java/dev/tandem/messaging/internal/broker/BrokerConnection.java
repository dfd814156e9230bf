package dev.tandem.messaging.internal.broker;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.apache.rocketmq.client.ClientConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all RocketMQ clients of this application share: by one instance name, also one set of connections,
 * threads and heartbeats.
 */
public final class BrokerConnection {

  private static final Logger log = LoggerFactory.getLogger(BrokerConnection.class);

  private static final int HEARTBEAT_MILLIS = 10_000;
  private static final long RETRY_SECONDS = 2;

  private final String nameServer;
  private final String instanceName;
  private final boolean readsBodies;

  /**
   * A connection for the clients it will be applied to.
   *
   * @throws IllegalStateException if this machine cannot read the bodies that are sent here
   */
  public BrokerConnection(String nameServer, String instanceName) {
    this(nameServer, instanceName, true);
    BodyCompression.check();
  }

  private BrokerConnection(String nameServer, String instanceName, boolean readsBodies) {
    this.nameServer = nameServer;
    this.instanceName = instanceName;
    this.readsBodies = readsBodies;
  }

  /**
   * A second connection, for consumers that look at headers only: bodies are neither inflated nor kept in
   * memory, and messages have none. RocketMQ's client takes this setting for all consumers that share a
   * connection.
   */
  public BrokerConnection withoutBodies() {
    return new BrokerConnection(nameServer, instanceName + "-headers", false);
  }

  /** Makes {@code client} one of this application's; call it before the client starts. */
  public void applyTo(ClientConfig client) {
    client.setNamesrvAddr(nameServer);
    client.setInstanceName(instanceName);
    // Check-backs only reach instances the broker has heard of: be heard soon after it restarts.
    client.setHeartbeatBrokerInterval(HEARTBEAT_MILLIS);
    client.setPollNameServerInterval(HEARTBEAT_MILLIS);
    client.setDecodeReadBody(readsBodies);
  }

  /**
   * Starts a consumer now or, if the name server cannot be reached, in the background as soon as it can: a
   * RocketMQ consumer refuses to start without it, and an application must not.
   *
   * @param name the consumer, for the log
   * @param wanted whether it is still to be started; asked before each further attempt
   * @param attempt makes and starts a new client; throws if that failed
   */
  public void startWhenReachable(String name, BooleanSupplier wanted, Callable<?> attempt) {
    try {
      attempt.call();
    } catch (Exception e) {
      log.warn("{} not started yet, to be tried again: {}", name, e.toString());
      CompletableFuture.delayedExecutor(RETRY_SECONDS, TimeUnit.SECONDS).execute(() -> {
        if (wanted.getAsBoolean()) {
          startWhenReachable(name, wanted, attempt);
        }
      });
    }
  }
}
