package dev.tandem.ledger.settlement;

import java.time.Clock;

import dev.tandem.ledger.journal.PostJournals;
import dev.tandem.messaging.EventPublisher;
import dev.tandem.web.work.PollingWorker;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PayoutProperties.class)
class SettlementConfiguration {

  @Bean
  PayoutBank payoutBank(PayoutProperties properties) {
    return new PayoutBank(properties);
  }

  @Bean
  PaySettlements paySettlements(
      JdbcSettlements settlements,
      PostJournals journals,
      EventPublisher events,
      PayoutBank bank,
      PayoutProperties properties,
      SettlementMeters meters,
      PlatformTransactionManager transactions,
      Clock clock) {
    return new PaySettlements(
        settlements, journals, events, bank, properties, meters, transactions, clock);
  }

  @Bean
  PollingWorker settlementWorker(PaySettlements paying, PayoutProperties properties) {
    return new PollingWorker("settlement", properties.pollInterval(), paying::work);
  }
}
