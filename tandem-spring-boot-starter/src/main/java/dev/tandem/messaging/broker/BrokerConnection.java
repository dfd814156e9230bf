package dev.tandem.messaging.broker;

import java.time.Duration;

import org.apache.rocketmq.client.ClientConfig;

/**
 * What all RocketMQ clients of this application share: by one instance name, also one set of connections,
 * threads and heartbeats.
 */
public final class BrokerConnection {

  private static final int HEARTBEAT_MILLIS = 10_000;

  private final String nameServer;
  private final String instanceName;
  private final Duration requestTimeout;

  public BrokerConnection(String nameServer, String instanceName, Duration requestTimeout) {
    this.nameServer = nameServer;
    this.instanceName = instanceName;
    this.requestTimeout = requestTimeout;
  }

  /** Makes {@code client} one of this application's; call it before the client starts. */
  public void applyTo(ClientConfig client) {
    client.setNamesrvAddr(nameServer);
    client.setInstanceName(instanceName);
    client.setMqClientApiTimeout((int) requestTimeout.toMillis());
    // Check-backs only reach instances the broker has heard of: be heard soon after it restarts.
    client.setHeartbeatBrokerInterval(HEARTBEAT_MILLIS);
    client.setPollNameServerInterval(HEARTBEAT_MILLIS);
  }
}
