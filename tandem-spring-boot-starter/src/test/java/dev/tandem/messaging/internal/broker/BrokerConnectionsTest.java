package dev.tandem.messaging.internal.broker;

import dev.tandem.messaging.internal.MessagingProperties;
import dev.tandem.messaging.internal.producer.MessageProducer;
import dev.tandem.messaging.internal.producer.ProducerConfiguration;
import org.apache.rocketmq.acl.common.AclClientRPCHook;
import org.apache.rocketmq.client.ClientConfig;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.impl.MQClientManager;
import org.apache.rocketmq.client.producer.TransactionMQProducer;
import org.apache.rocketmq.remoting.netty.NettyClientConfig;
import org.apache.rocketmq.spring.autoconfigure.RocketMQProperties;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/** What rocketmq.* says reaches every client the starter makes. */
@SuppressWarnings(
    "deprecation") // RocketMQ's first kind of namespace, which rocketmq-spring offers.
class BrokerConnectionsTest {

  private final ApplicationContextRunner runner = new ApplicationContextRunner()
      .withUserConfiguration(OnlyConnections.class)
      .withPropertyValues(
          "spring.application.name=parcels", "rocketmq.name-server=ns-1:9876;ns-2:9876");

  @Test
  void producerTakesWhatIsSaidOfProducers() {
    runner
        .withPropertyValues(
            "rocketmq.producer.group=parcel-office",
            "rocketmq.producer.send-message-timeout=700",
            "rocketmq.producer.max-message-size=1000000",
            "rocketmq.producer.compress-message-body-threshold=8192",
            "rocketmq.producer.retry-times-when-send-failed=5",
            "rocketmq.producer.instance-name=counter-1",
            "rocketmq.producer.namespace=spain")
        .run(context -> {
          TransactionMQProducer producer = context.getBean(TransactionMQProducer.class);

          assertThat(producer.getProducerGroup()).isEqualTo("parcel-office");
          assertThat(producer.getNamesrvAddr()).isEqualTo("ns-1:9876;ns-2:9876");
          assertThat(producer.getSendMsgTimeout()).isEqualTo(700);
          assertThat(producer.getMaxMessageSize()).isEqualTo(1_000_000);
          assertThat(producer.getCompressMsgBodyOverHowmuch()).isEqualTo(8192);
          assertThat(producer.getRetryTimesWhenSendFailed()).isEqualTo(5);
          assertThat(producer.getInstanceName()).isEqualTo("counter-1");
          assertThat(producer.withNamespace("parcels")).isEqualTo("spain%parcels");
          assertThat(context.getBean(MessageProducer.class).sendTimeout()).hasMillis(700);
        });
  }

  @Test
  void callersOfTheTemplateWaitAsLongAsItsDocumentationSaysAndHalfMessagesLess() {
    runner.run(context -> {
      assertThat(context.getBean(TransactionMQProducer.class).getSendMsgTimeout())
          .isEqualTo(3_000);
      assertThat(context.getBean(MessageProducer.class).sendTimeout()).hasMillis(1_000);
      assertThat(context.getBean(TransactionMQProducer.class).getProducerGroup())
          .isEqualTo("parcels-producer");
    });
  }

  @Test
  void everyClientSignsAndEncryptsAndConsumersSendTheirSubscription() {
    runner
        .withPropertyValues(
            "rocketmq.producer.access-key=office",
            "rocketmq.producer.secret-key=s1",
            "rocketmq.producer.tls-enable=true",
            "rocketmq.consumer.access-key=postman",
            "rocketmq.consumer.secret-key=s2",
            "rocketmq.consumer.tls-enable=true",
            "rocketmq.consumer.namespace=spain")
        .run(context -> {
          BrokerConnections connections = context.getBean(BrokerConnections.class);
          DefaultMQPushConsumer consumer = connections.consuming().newConsumer("postmen");
          DefaultMQPushConsumer confirmer =
              connections.publishing().withoutBodies().newConsumer("confirmer");
          TransactionMQProducer producer = context.getBean(TransactionMQProducer.class);

          assertThat(new ClientConfig[] {producer, consumer, confirmer})
              .allMatch(ClientConfig::isUseTLS);
          assertThat(new DefaultMQPushConsumer[] {consumer, confirmer})
              .allMatch(DefaultMQPushConsumer::isPostSubscriptionWhenPull);
          assertThat(accessKey(consumer)).isEqualTo("postman");
          assertThat(accessKey(confirmer)).isEqualTo("office");
          assertThat(connections.publishing().signature()).isInstanceOf(AclClientRPCHook.class);
          assertThat(consumer.withNamespace("parcels")).isEqualTo("spain%parcels");
          assertThat(connections.consuming().brokersNameOf("%DLQ%postmen"))
              .isEqualTo("%DLQ%spain%postmen");
          // One instance is one connection, with the signature of whoever came first.
          assertThat(consumer.getInstanceName()).isNotEqualTo(producer.getInstanceName());
        });
  }

  @Test
  void fromItsStartOnAClientReadsHeadersWhereTheNetworkIs() {
    runner.run(context -> {
      TransactionMQProducer producer = context.getBean(TransactionMQProducer.class);
      var shared = MQClientManager.getInstance().getFactoryTable();
      // A thread of it would keep an application alive whose start has failed.
      assertThat(shared).doesNotContainKey(producer.buildMQClientId());

      producer.start();

      assertThat(shared.get(producer.buildMQClientId()).getNettyClientConfig())
          .matches(NettyClientConfig::isDisableNettyWorkerGroup);
    });
  }

  @Test
  void withTlsTheThreadThatEncryptsReadsHeadersToo() {
    runner
        .withPropertyValues(
            "rocketmq.producer.tls-enable=true", "rocketmq.consumer.tls-enable=true")
        .run(context -> {
          DefaultMQPushConsumer consumer =
              context.getBean(BrokerConnections.class).consuming().newConsumer("postmen");

          context.getBean(BrokerConnections.class).consuming().leaveOutWorkers(consumer);

          assertThat(MQClientManager.getInstance().getFactoryTable())
              .doesNotContainKey(consumer.buildMQClientId());
        });
  }

  @Test
  void clientsThatAgreeShareOneConnection() {
    runner.run(context -> assertThat(
            context.getBean(BrokerConnections.class).consuming().newConsumer("postmen"))
        .extracting(ClientConfig::getInstanceName)
        .isEqualTo(context.getBean(TransactionMQProducer.class).getInstanceName()));
  }

  @Test
  void asksForTheNameServer() {
    refuses("rocketmq.name-server", "rocketmq.name-server=");
  }

  @Test
  void refusesHalfAKey() {
    refuses("rocketmq.producer.secret-key", "rocketmq.producer.access-key=office");
  }

  @Test
  void refusesConsumersThatDoNotSignWhereTheProducerDoes() {
    refuses(
        "rocketmq.consumer.access-key",
        "rocketmq.producer.access-key=office",
        "rocketmq.producer.secret-key=s1");
  }

  @Test
  void refusesTlsForOneSideOnly() {
    refuses("rocketmq.consumer.tls-enable", "rocketmq.producer.tls-enable=true");
  }

  @Test
  void refusesSettingsThatMovedAndNamesTheirSuccessors() {
    refuses("Set rocketmq.name-server instead", "tandem.messaging.name-server=127.0.0.1:9876");
    refuses("Set rocketmq.producer.group instead", "tandem.messaging.producer.group=g");
    refuses(
        "Set rocketmq.producer.send-message-timeout, in milliseconds",
        "tandem.messaging.producer.send-timeout=1s");
    refuses(
        "Set rocketmq.producer.max-message-size, in bytes",
        "tandem.messaging.producer.max-message-size=4MB");
  }

  private void refuses(String message, String... properties) {
    runner
        .withPropertyValues(properties)
        .run(context -> assertThat(context)
            .getFailure()
            .rootCause()
            .isInstanceOf(InvalidConfigurationPropertyValueException.class)
            .hasMessageContaining(message));
  }

  private static String accessKey(DefaultMQPushConsumer consumer) {
    return assertThat(consumer)
        .extracting("defaultMQPushConsumerImpl.rpcHook")
        .asInstanceOf(InstanceOfAssertFactories.type(AclClientRPCHook.class))
        .actual()
        .getSessionCredentials()
        .getAccessKey();
  }

  @Configuration(proxyBeanMethods = false)
  @Import({BrokerConfiguration.class, ProducerConfiguration.class})
  @EnableConfigurationProperties({MessagingProperties.class, RocketMQProperties.class})
  static class OnlyConnections {

    /** Nobody answers check-backs here, so nothing may start. */
    @Bean
    static LifecycleProcessor lifecycleProcessor() {
      return mock();
    }
  }
}
