package dev.tandem.messaging.internal.groupcommit;

import java.time.Duration;

import dev.tandem.messaging.GroupCommit;
import dev.tandem.messaging.GroupCommits;
import dev.tandem.messaging.StoppedException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;

class GroupCommitAutoConfigurationTest {

  private final ApplicationContextRunner application = new ApplicationContextRunner()
      .withConfiguration(AutoConfigurations.of(GroupCommitAutoConfiguration.class));

  @Test
  void offersGroupCommitsThatSpringStops() {
    application.withUserConfiguration(Application.class).run(context -> {
      GroupCommit<String, String> commits = echo(context.getBean("echo", GroupCommit.class));
      assertThat(commits.execute("a")).isEqualTo("a");
      context.close();
      assertThat(commits.submit("b"))
          .isCompletedExceptionally()
          .failsWithin(Duration.ZERO)
          .withThrowableThat()
          .withCauseInstanceOf(StoppedException.class);
    });
  }

  @Test
  void measuresWhereThereIsARegistry() {
    application
        .withUserConfiguration(Application.class)
        .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
        .run(context -> {
          echo(context.getBean("echo", GroupCommit.class)).execute("a");
          assertThat(context
                  .getBean(MeterRegistry.class)
                  .get("tandem.group.commit.wait")
                  .meter())
              .isNotNull();
        });
  }

  @Test
  void worksWithoutMicrometerCore() {
    application
        .withClassLoader(new FilteredClassLoader(MeterRegistry.class))
        .withUserConfiguration(Application.class)
        .run(context -> assertThat(
                echo(context.getBean("echo", GroupCommit.class)).execute("a"))
            .isEqualTo("a"));
  }

  @Test
  void staysAwayWithoutATransactionManager() {
    application.run(context -> assertThat(context).doesNotHaveBean(GroupCommits.class));
  }

  @SuppressWarnings("unchecked")
  private static GroupCommit<String, String> echo(GroupCommit<?, ?> bean) {
    return (GroupCommit<String, String>) bean;
  }

  @Configuration(proxyBeanMethods = false)
  static class Application {

    @Bean
    PlatformTransactionManager transactionManager() {
      return new FakeTransactions();
    }

    @Bean
    GroupCommit<String, String> echo(GroupCommits groupCommits) {
      return groupCommits.<String, String>of("echo", commands -> commands).build();
    }
  }
}
