package dev.tandem.ledger.proof;

import java.time.Clock;

import dev.tandem.web.work.PollingWorker;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProofProperties.class)
class ProofConfiguration {

  @Bean
  OtherServices otherServices(ProofProperties properties) {
    return new OtherServices(properties);
  }

  @Bean
  ProveBooks proveBooks(
      OtherServices services,
      JdbcBooksMoney books,
      JdbcMessages messages,
      JdbcProof proof,
      ProofProperties properties,
      PlatformTransactionManager transactions,
      Clock clock) {
    var machines = Clock.systemUTC();
    return new ProveBooks(
        new MoneyStrand(services, books, clock),
        new MessageStrand(services, messages, machines::instant),
        services,
        proof,
        properties.settled(),
        transactions);
  }

  @Bean
  ProofMeters proofMeters(ProveBooks proving, JdbcProof proof, MeterRegistry registry) {
    return new ProofMeters(proving, proof, registry);
  }

  @Bean
  PollingWorker proofWorker(ProveBooks proving, ProofProperties properties) {
    return new PollingWorker("proof", properties.every(), proving::round);
  }
}
