package dev.tandem.messaging.internal.broker;

import org.apache.rocketmq.acl.common.AclClientRPCHook;
import org.apache.rocketmq.acl.common.SessionCredentials;
import org.apache.rocketmq.client.AccessChannel;
import org.apache.rocketmq.client.ClientConfig;
import org.apache.rocketmq.remoting.RPCHook;
import org.apache.rocketmq.spring.autoconfigure.RocketMQProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.StringUtils;

/**
 * The broker's address and our credentials, read from {@code rocketmq.*} for one side: publishing
 * or consuming.
 *
 * @param nameServer addresses of the name servers
 * @param channel RocketMQ's own name for the kind of broker; null for its default
 * @param accessKey our name, where the broker checks credentials
 * @param secretKey signs what we send, together with the access key
 * @param tls whether connections are encrypted
 * @param namespace prefix of all topics and groups
 * @param namespaceV2 namespace that the broker is told beside each request
 * @param traceTopic where RocketMQ's message trace goes; null for no trace
 */
public record BrokerAccess(
    String nameServer,
    @Nullable String channel,
    @Nullable String accessKey,
    @Nullable String secretKey,
    boolean tls,
    @Nullable String namespace,
    @Nullable String namespaceV2,
    @Nullable String traceTopic) {

  static BrokerAccess ofProducer(RocketMQProperties properties) {
    RocketMQProperties.Producer producer = producer(properties);
    String prefix = "rocketmq.producer.";
    return new BrokerAccess(
        nameServer(properties),
        text(properties.getAccessChannel()),
        key(prefix, "access-key", producer.getAccessKey(), producer.getSecretKey()),
        key(prefix, "secret-key", producer.getSecretKey(), producer.getAccessKey()),
        producer.isTlsEnable(),
        text(producer.getNamespace()),
        text(producer.getNamespaceV2()),
        producer.isEnableMsgTrace() ? producer.getCustomizedTraceTopic() : null);
  }

  static BrokerAccess ofConsumers(RocketMQProperties properties) {
    RocketMQProperties.PushConsumer consumer = properties.getConsumer();
    String prefix = "rocketmq.consumer.";
    return new BrokerAccess(
        nameServer(properties),
        text(properties.getAccessChannel()),
        key(prefix, "access-key", consumer.getAccessKey(), consumer.getSecretKey()),
        key(prefix, "secret-key", consumer.getSecretKey(), consumer.getAccessKey()),
        consumer.isTlsEnable(),
        text(consumer.getNamespace()),
        text(consumer.getNamespaceV2()),
        consumer.isEnableMsgTrace() ? consumer.getCustomizedTraceTopic() : null);
  }

  /** The settings in {@code rocketmq.producer.*}, or their defaults. */
  public static RocketMQProperties.Producer producer(RocketMQProperties properties) {
    RocketMQProperties.@Nullable Producer producer = properties.getProducer();
    return producer == null ? new RocketMQProperties.Producer() : producer;
  }

  /**
   * Signs requests; null where the broker checks no credentials. A client takes it only when it is
   * made.
   */
  @Nullable
  RPCHook signature() {
    return accessKey == null
        ? null
        : new AclClientRPCHook(new SessionCredentials(accessKey, secretKey));
  }

  void applyTo(ClientConfig client) {
    client.setNamesrvAddr(nameServer);
    if (channel != null) {
      client.setAccessChannel(AccessChannel.valueOf(channel));
    }
    if (tls) {
      client.setUseTLS(true);
    }
    if (namespace != null) {
      setNamespace(client, namespace);
    }
    if (namespaceV2 != null) {
      client.setNamespaceV2(namespaceV2);
    }
    if (traceTopic != null) {
      client.setEnableTrace(true);
      client.setTraceTopic(traceTopic);
    }
  }

  // RocketMQ would rather have its second kind of namespace, but rocketmq-spring offers both.
  @SuppressWarnings("deprecation")
  private static void setNamespace(ClientConfig client, String namespace) {
    client.setNamespace(namespace);
  }

  private static String nameServer(RocketMQProperties properties) {
    String nameServer = text(properties.getNameServer());
    if (nameServer == null) {
      throw new InvalidConfigurationPropertyValueException(
          "rocketmq.name-server",
          null,
          "Name the RocketMQ name servers, separated by semicolons, for example 127.0.0.1:9876.");
    }
    return nameServer;
  }

  private static @Nullable String key(
      String prefix, String name, @Nullable String value, @Nullable String other) {
    if (StringUtils.hasText(value) || !StringUtils.hasText(other)) {
      return text(value);
    }
    throw new InvalidConfigurationPropertyValueException(
        prefix + name, null, "Set access-key and secret-key together, or neither.");
  }

  private static @Nullable String text(@Nullable String value) {
    return StringUtils.hasText(value) ? value : null;
  }
}
