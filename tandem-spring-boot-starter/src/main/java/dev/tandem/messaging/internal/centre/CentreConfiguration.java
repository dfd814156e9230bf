package dev.tandem.messaging.internal.centre;

import java.time.Clock;
import java.time.Duration;

import dev.tandem.messaging.centre.TransactionCentre;
import dev.tandem.messaging.centre.TransactionCheck;
import dev.tandem.messaging.internal.MessagingProperties;
import dev.tandem.messaging.internal.database.MessagingDatabase;
import dev.tandem.messaging.internal.deadletter.FourEyes;
import dev.tandem.messaging.internal.outbox.OutboxScheduler;
import dev.tandem.messaging.internal.publish.EarlyEvents;
import dev.tandem.messaging.support.PartitionedTable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Wires the transaction centre. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FourEyes.class)
public class CentreConfiguration {

  @Bean
  PartitionedTable messagingPreparedTransactionTable(MessagingProperties properties) {
    return properties
        .retention()
        .table("messaging.prepared_transaction", properties.retention().outbox())
        .keptWhile("state = 'PREPARED'");
  }

  @Bean
  @DependsOnDatabaseInitialization
  JdbcTransactions preparedTransactionStore(
      MessagingDatabase database, ObjectProvider<Clock> clock) {
    return new JdbcTransactions(
        database.jdbc(), database.ownTransaction(), clock.getIfAvailable(Clock::systemUTC));
  }

  @Bean
  Decisions transactionDecisions(
      JdbcTransactions store, EarlyEvents early, MessagingDatabase database) {
    return new Decisions(store, early, database.transactions());
  }

  @Bean
  OperatorDecisions operatorDecisions(
      JdbcTransactions store, Decisions decisions, FourEyes fourEyes, MessagingDatabase database) {
    return new OperatorDecisions(store, decisions, fourEyes, database.transactions());
  }

  @Bean
  KnownChecks knownTransactionChecks(
      ObjectProvider<TransactionCheck<?>> checks, ObjectProvider<JsonMapper> json) {
    return new KnownChecks(checks::stream, json.getIfAvailable(JsonMapper::shared));
  }

  @Bean
  TransactionChecks transactionChecks(
      JdbcTransactions store,
      KnownChecks checks,
      Decisions decisions,
      MessagingProperties properties) {
    return new TransactionChecks(store, checks, decisions, properties.transactions());
  }

  @Bean
  TransactionCentre transactionCentre(
      KnownChecks checks,
      EarlyEvents early,
      JdbcTransactions store,
      Decisions decisions,
      MessagingProperties properties) {
    return new TwoPhaseMessages(
        checks, early, store, decisions, properties.transactions().firstCheck());
  }

  @Bean
  SmartLifecycle transactionChecking(
      TransactionChecks asking,
      KnownChecks checks,
      OutboxScheduler scheduler,
      MessagingProperties properties) {
    Duration pause = properties.transactions().interval();
    // A service that prepares no transactions does not look for any.
    return scheduler.whileRunning(pause, "Checking transactions", () -> {
      if (!checks.isEmpty()) {
        asking.askDue();
      }
    });
  }
}
