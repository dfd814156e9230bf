package dev.tandem.messaging.internal.database;

import javax.sql.DataSource;

import dev.tandem.messaging.OutboxDataSource;
import dev.tandem.messaging.OutboxTransactionManager;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class MessagingDatabaseConfigurationTest {

  private static final DataSource MAIN = Mockito.mock(DataSource.class);
  private static final DataSource LEGACY = Mockito.mock(DataSource.class);
  private static final PlatformTransactionManager OF_MAIN = new JdbcTransactionManager(MAIN);
  private static final PlatformTransactionManager OF_LEGACY = new JdbcTransactionManager(LEGACY);

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner().withUserConfiguration(MessagingDatabaseConfiguration.class);

  @Test
  void takesTheOnlyDataSource() {
    runner
        .withBean(DataSource.class, () -> MAIN)
        .run(context ->
            assertThat(context.getBean(MessagingDatabase.class).dataSource()).isSameAs(MAIN));
  }

  @Test
  void takesThePrimaryOfSeveralAndTheManagerThatWorksOnIt() {
    runner.withUserConfiguration(MainIsPrimary.class).run(context -> {
      MessagingDatabase database = context.getBean(MessagingDatabase.class);

      assertThat(database.dataSource()).isSameAs(MAIN);
      assertThat(database.manager()).isSameAs(OF_MAIN);
    });
  }

  @Test
  void takesTheOneThatIsMarkedWhicheverIsPrimary() {
    runner.withUserConfiguration(LegacyIsMarked.class).run(context -> {
      MessagingDatabase database = context.getBean(MessagingDatabase.class);

      assertThat(database.dataSource()).isSameAs(LEGACY);
      assertThat(database.manager()).isSameAs(OF_LEGACY);
    });
  }

  @Test
  void asksWhichDataSourceHoldsTheOutboxWhereNoneIsPrimary() {
    runner
        .withBean("main", DataSource.class, () -> MAIN)
        .withBean("legacy", DataSource.class, () -> LEGACY)
        .run(context ->
            assertThat(context).getFailure().hasStackTraceContaining("@OutboxDataSource"));
  }

  @Test
  void asksForTheManagerWhereSeveralWorkOnTheDataSource() {
    runner
        .withBean(DataSource.class, () -> MAIN)
        .withBean("one", PlatformTransactionManager.class, () -> OF_MAIN)
        .withBean("two", PlatformTransactionManager.class, () -> new JdbcTransactionManager(MAIN))
        .run(context -> assertThatIllegalStateException()
            .isThrownBy(() -> context.getBean(MessagingDatabase.class).manager())
            .withMessageContaining("@OutboxTransactionManager"));
  }

  @Test
  void refusesAManagerOfAnotherDataSource() {
    runner
        .withBean(DataSource.class, () -> MAIN)
        .withBean(PlatformTransactionManager.class, () -> OF_LEGACY)
        .run(context -> assertThatIllegalStateException()
            .isThrownBy(() -> context.getBean(MessagingDatabase.class).manager()));
  }

  @Test
  void takesTheManagerThatIsMarked() {
    runner
        .withUserConfiguration(ManagerIsMarked.class)
        .run(context -> assertThat(context.getBean(MessagingDatabase.class).manager())
            .isInstanceOf(DataSourceTransactionManager.class)
            .isNotInstanceOf(JdbcTransactionManager.class));
  }

  @Test
  void looksThroughAProxyThatIsAwareOfTransactions() {
    DataSource proxy = new TransactionAwareDataSourceProxy(MAIN);
    runner
        .withBean(DataSource.class, () -> proxy)
        .run(context ->
            assertThat(context.getBean(MessagingDatabase.class).dataSource()).isSameAs(MAIN));
  }

  @Configuration(proxyBeanMethods = false)
  static class MainIsPrimary {

    @Bean
    @Primary
    DataSource main() {
      return MAIN;
    }

    @Bean
    DataSource legacy() {
      return LEGACY;
    }

    @Bean
    @Primary
    PlatformTransactionManager ofLegacy() {
      return OF_LEGACY;
    }

    @Bean
    PlatformTransactionManager ofMain() {
      return OF_MAIN;
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class LegacyIsMarked {

    @Bean
    @Primary
    DataSource main() {
      return MAIN;
    }

    @Bean
    @OutboxDataSource
    DataSource legacy() {
      return LEGACY;
    }

    @Bean
    @Primary
    PlatformTransactionManager ofMain() {
      return OF_MAIN;
    }

    @Bean
    PlatformTransactionManager ofLegacy() {
      return OF_LEGACY;
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class ManagerIsMarked {

    @Bean
    DataSource main() {
      return MAIN;
    }

    @Bean
    PlatformTransactionManager ordinary() {
      return OF_MAIN;
    }

    @Bean
    @OutboxTransactionManager
    PlatformTransactionManager marked(@Qualifier("main") DataSource main) {
      return new DataSourceTransactionManager(main);
    }
  }
}
