package dev.tandem.messaging.internal.monitoring;

import dev.tandem.messaging.internal.centre.JdbcTransactions;
import dev.tandem.messaging.internal.centre.OperatorDecisions;
import dev.tandem.messaging.internal.deadletter.FourEyes;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The actuator endpoints of the outbox. */
@Configuration(proxyBeanMethods = false)
public class OutboxActuatorConfiguration {

  @Bean
  @ConditionalOnAvailableEndpoint
  OutboxEndpoint outboxEndpoint(OutboxQueries queries, Redelivery redelivery) {
    return new OutboxEndpoint(queries, redelivery);
  }

  @Bean
  @ConditionalOnAvailableEndpoint
  DigestsEndpoint digestsEndpoint(Digests digests) {
    return new DigestsEndpoint(digests);
  }

  @Bean
  @ConditionalOnAvailableEndpoint
  TransactionsEndpoint transactionsEndpoint(
      OutboxQueries queries,
      JdbcTransactions prepared,
      OperatorDecisions decisions,
      FourEyes fourEyes) {
    return new TransactionsEndpoint(queries, prepared, decisions, fourEyes);
  }
}
