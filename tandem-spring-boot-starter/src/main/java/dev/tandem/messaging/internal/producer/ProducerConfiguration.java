package dev.tandem.messaging.internal.producer;

import java.time.Duration;

import dev.tandem.messaging.internal.MessagingProperties;
import dev.tandem.messaging.internal.broker.BodyCompression;
import dev.tandem.messaging.internal.broker.BrokerAccess;
import dev.tandem.messaging.internal.broker.BrokerConnections;
import dev.tandem.messaging.internal.broker.ServiceName;
import org.apache.rocketmq.spring.autoconfigure.RocketMQAutoConfiguration;
import org.apache.rocketmq.spring.autoconfigure.RocketMQProperties;
import org.apache.rocketmq.spring.support.RocketMQMessageConverter;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;
import tools.jackson.databind.json.JsonMapper;

/** Wires the producer, which the application's own messages share with the starter's. */
@Configuration(proxyBeanMethods = false)
public class ProducerConfiguration {

  /** The bean that answers check-backs. */
  public static final String CHECK_BACK = "messagingCheckBack";

  private static final int LOOK_FOR_BATCHES_MILLIS = 200;
  private static final int DEFAULT_SEND_TIMEOUT_MILLIS = 1_000;

  /** Known to rocketmq-spring by its name: its template uses it. */
  @Bean(name = RocketMQAutoConfiguration.PRODUCER_BEAN_NAME, destroyMethod = "shutdown")
  SharedProducer defaultMQProducer(
      BrokerConnections connections,
      RocketMQProperties rocketmq,
      ServiceName service,
      MessagingProperties properties) {
    RocketMQProperties.Producer producer = BrokerAccess.producer(rocketmq);
    String group = producer.getGroup();
    SharedProducer client = new SharedProducer(
        StringUtils.hasText(group) ? group : service.value() + "-producer",
        connections.publishing(),
        CheckBackThreads.of(properties.checkBack()));
    client.setSendMsgTimeout(producer.getSendMessageTimeout());
    client.setMaxMessageSize(producer.getMaxMessageSize());
    client.setCompressMsgBodyOverHowmuch(producer.getCompressMessageBodyThreshold());
    client.setRetryAnotherBrokerWhenNotStoreOK(producer.isRetryNextServer());
    client.setRetryTimesWhenSendFailed(producer.getRetryTimesWhenSendFailed());
    // May leave a second half message behind; both ask about one row and get one answer.
    client.setRetryTimesWhenSendAsyncFailed(producer.getRetryTimesWhenSendAsyncFailed());
    BodyCompression.applyTo(client);
    // Two threads look for batches of the client itself every half of this, though it makes none
    // here; by default they wake up 400 times a second for ever.
    client.batchMaxDelayMs(LOOK_FOR_BATCHES_MILLIS);
    return client;
  }

  @Bean
  MessageProducer messagingProducer(SharedProducer producer, Environment environment) {
    // rocketmq-spring's own default of 3 s is for callers that wait; nothing waits for these.
    int timeoutMillis = Binder.get(environment)
        .bind("rocketmq.producer.send-message-timeout", Integer.class)
        .orElse(DEFAULT_SEND_TIMEOUT_MILLIS);
    return new MessageProducer(producer, Duration.ofMillis(timeoutMillis));
  }

  @Bean
  OneTransactionListener messagingOneTransactionListener(ListableBeanFactory beans) {
    return new OneTransactionListener(beans, CHECK_BACK);
  }

  @Bean
  @ConditionalOnMissingBean
  RocketMQMessageConverter rocketMQMessageConverter(ObjectProvider<JsonMapper> json) {
    return new JacksonMessageConverter(json.getIfAvailable(JsonMapper::shared));
  }
}
