package dev.tandem.messaging.internal.groupcommit;

import dev.tandem.messaging.GroupCommits;
import dev.tandem.messaging.internal.MessagingAutoConfiguration;
import dev.tandem.messaging.internal.database.MessagingDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Offers {@link GroupCommits} on the application's transaction manager. */
@AutoConfiguration(
    after = MessagingAutoConfiguration.class,
    afterName = {
      "org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
      "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration"
    })
@Conditional(GroupCommitAutoConfiguration.OneManager.class)
public final class GroupCommitAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  GroupCommits groupCommits(
      ObjectProvider<MessagingDatabase> database,
      ObjectProvider<PlatformTransactionManager> managers,
      ObjectProvider<ObservationRegistry> observations,
      ObjectProvider<GroupCommitMeters.Factory> meters) {
    // Where events are published, batches belong to the transactions that carry them.
    MessagingDatabase outbox = database.getIfAvailable();
    return new TransactionalGroupCommits(
        outbox == null ? managers.getObject() : outbox.manager(),
        observations.getIfUnique(() -> ObservationRegistry.NOOP),
        meters.getIfUnique(() -> name -> GroupCommitMeters.NONE));
  }

  /** Matches where the outbox has a transaction manager, or the application has only one. */
  static final class OneManager extends AnyNestedCondition {

    OneManager() {
      super(ConfigurationPhase.REGISTER_BEAN);
    }

    @ConditionalOnBean(MessagingDatabase.class)
    static class OfTheOutbox {}

    @ConditionalOnSingleCandidate(PlatformTransactionManager.class)
    static class Only {}
  }

  /** Applies only where Micrometer's core is on the class path. */
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
