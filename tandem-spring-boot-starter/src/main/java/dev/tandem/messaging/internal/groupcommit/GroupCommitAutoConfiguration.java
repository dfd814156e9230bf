package dev.tandem.messaging.internal.groupcommit;

import dev.tandem.messaging.GroupCommits;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Offers {@link GroupCommits} on the application's transaction manager. */
@AutoConfiguration(
    afterName = {
      "org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
      "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration"
    })
@ConditionalOnSingleCandidate(PlatformTransactionManager.class)
public final class GroupCommitAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  GroupCommits groupCommits(
      PlatformTransactionManager transactionManager,
      ObjectProvider<ObservationRegistry> observations,
      ObjectProvider<GroupCommitMeters.Factory> meters) {
    return new TransactionalGroupCommits(
        transactionManager,
        observations.getIfUnique(() -> ObservationRegistry.NOOP),
        meters.getIfUnique(() -> name -> GroupCommitMeters.NONE));
  }

  /** Only where Micrometer's core is on the class path. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(MeterRegistry.class)
  static class Meters {

    @Bean
    @ConditionalOnMissingBean
    GroupCommitMeters.Factory groupCommitMeters(ObjectProvider<MeterRegistry> registry) {
      return name -> {
        MeterRegistry target = registry.getIfUnique();
        return target == null
            ? GroupCommitMeters.NONE
            : new MicrometerGroupCommitMeters(target, name);
      };
    }
  }
}
