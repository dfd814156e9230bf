package dev.tandem.messaging.internal.consumer;

import dev.tandem.messaging.EventPublisher;
import dev.tandem.test.Backends;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A service that consumes. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class ShopApplication {

  @Bean
  Effects effects(JdbcClient jdbc) {
    return new Effects(jdbc);
  }

  @Bean
  Script script() {
    return new Script();
  }

  @Bean
  ShopHandlers shopHandlers(Effects effects, Script script, EventPublisher events) {
    return new ShopHandlers(effects, script, events);
  }

  @Bean
  Clerk clerk(Effects effects, Script script, PlatformTransactionManager transactions) {
    return new Clerk(effects, script, new TransactionTemplate(transactions));
  }

  @Bean
  Observers observers(Effects effects, Script script) {
    return new Observers(effects, script);
  }

  @Bean(destroyMethod = "close")
  Wire wire() {
    return new Wire(Backends.rocketMq().nameServer());
  }
}
