package dev.tandem.messaging.internal.listener;

import javax.sql.DataSource;

import dev.tandem.messaging.internal.MessagingProperties;
import dev.tandem.messaging.internal.outbox.OutboxScheduler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires the inbox of rocketmq-spring's listeners. */
@Configuration(proxyBeanMethods = false)
public class ListenerConfiguration {

  @Bean
  static ExactlyOnceListeners messagingExactlyOnceListeners(
      ObjectProvider<JdbcListenerInbox> inbox,
      ObjectProvider<PlatformTransactionManager> transactions) {
    return new ExactlyOnceListeners(
        inbox::getObject, () -> new TransactionTemplate(transactions.getObject()));
  }

  @Bean
  @DependsOnDatabaseInitialization
  JdbcListenerInbox messagingListenerInbox(DataSource dataSource) {
    return new JdbcListenerInbox(JdbcClient.create(dataSource));
  }

  @Bean
  ListenerInboxRetention messagingListenerInboxRetention(
      JdbcListenerInbox inbox, MessagingProperties properties, OutboxScheduler scheduler) {
    return new ListenerInboxRetention(inbox, properties.retention(), scheduler);
  }
}
