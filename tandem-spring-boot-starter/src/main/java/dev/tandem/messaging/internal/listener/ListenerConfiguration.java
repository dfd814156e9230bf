package dev.tandem.messaging.internal.listener;

import dev.tandem.messaging.internal.MessagingProperties;
import dev.tandem.messaging.internal.database.MessagingDatabase;
import dev.tandem.messaging.internal.handler.HandlerPlacement;
import dev.tandem.messaging.internal.outbox.OutboxScheduler;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the inbox of rocketmq-spring's listeners. */
@Configuration(proxyBeanMethods = false)
public class ListenerConfiguration {

  @Bean
  static ExactlyOnceListeners messagingExactlyOnceListeners(
      ObjectProvider<JdbcListenerInbox> inbox,
      ObjectProvider<MessagingDatabase> database,
      BeanFactory beans) {
    return new ExactlyOnceListeners(
        inbox::getObject, () -> database.getObject().transactions(), new HandlerPlacement(beans));
  }

  @Bean
  @DependsOnDatabaseInitialization
  JdbcListenerInbox messagingListenerInbox(MessagingDatabase database) {
    return new JdbcListenerInbox(JdbcClient.create(database.jdbc()));
  }

  @Bean
  SmartLifecycle messagingListenerInboxRetention(
      JdbcListenerInbox inbox, MessagingProperties properties, OutboxScheduler scheduler) {
    var retention = properties.retention();
    return scheduler.whileRunning(
        retention.interval(), "Listener inbox retention", () -> inbox.forget(retention.inbox()));
  }
}
