package dev.tandem.benchmarks.contender;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import dev.tandem.benchmarks.stack.Environment;
import dev.tandem.benchmarks.workload.EffectTable;
import dev.tandem.benchmarks.workload.Effects;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The parts that the applications on Tandem's starter share. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class TandemApplication {

  static final int CONSUMER_BATCH = 256;

  static final int CONSUMER_THREADS = 2;

  static final String CONSUMER_SETTINGS = "consumer: Tandem's inbox, batches of " + CONSUMER_BATCH
      + " messages, " + CONSUMER_THREADS + " threads";

  @Bean
  EffectTable effectTable(JdbcTemplate jdbc) {
    return new EffectTable(jdbc);
  }

  @Bean
  Applying applying(EffectTable table, Effects effects) {
    return new Applying(table, effects);
  }

  static ConfigurableApplicationContext start(
      Contender contender,
      Class<?> configuration,
      String topic,
      Environment environment,
      Effects effects,
      boolean consuming) {
    environment.createTopic(topic);
    return SpringApplicationOf.start(
        contender,
        configuration,
        "dev.tandem.messaging.",
        environment,
        effects,
        Map.of(
            "rocketmq.name-server", environment.nameServer(),
            "tandem.messaging.publishes", topic,
            "tandem.messaging.topics.create", "true",
            "tandem.messaging.consumer.enabled", Boolean.toString(consuming),
            "tandem.messaging.consumer.batch-size", Integer.toString(CONSUMER_BATCH),
            "tandem.messaging.consumer.threads", Integer.toString(CONSUMER_THREADS)));
  }

  /** Applies events, and reports their effects once they are committed. */
  static final class Applying {

    private final EffectTable table;
    private final Effects effects;

    Applying(EffectTable table, Effects effects) {
      this.table = table;
      this.effects = effects;
    }

    void apply(List<Long> rechargeIds, List<Long> amountsMinor) {
      table.apply(rechargeIds, amountsMinor);
      TransactionSynchronizationManager.registerSynchronization(new Telling(rechargeIds));
    }

    private final class Telling implements TransactionSynchronization {

      private final Collection<Long> rechargeIds;

      Telling(Collection<Long> rechargeIds) {
        this.rechargeIds = rechargeIds;
      }

      @Override
      public void afterCommit() {
        effects.applied(rechargeIds);
      }
    }
  }
}
