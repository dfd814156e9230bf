package dev.tandem.messaging.internal;

import java.time.Duration;
import javax.sql.DataSource;

import dev.tandem.messaging.EventPublisher;
import dev.tandem.messaging.internal.broker.ServiceName;
import dev.tandem.messaging.internal.database.MessagingMigration;
import dev.tandem.messaging.internal.producer.BrokerHealthIndicator;
import io.micrometer.core.instrument.MeterRegistry;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MessagingAutoConfigurationTest {

  /** Beans are defined but not made: neither a database nor a broker is there. */
  private final ApplicationContextRunner runner = new ApplicationContextRunner()
      .withInitializer(context -> context.addBeanFactoryPostProcessor(beans -> {
        for (String name : beans.getBeanDefinitionNames()) {
          beans.getBeanDefinition(name).setLazyInit(true);
        }
      }))
      .withBean("lifecycleProcessor", LifecycleProcessor.class, NothingStarts::new)
      .withPropertyValues(
          "spring.application.name=parcel-service", "rocketmq.name-server=127.0.0.1:9876")
      .withBean(DataSource.class, () -> Mockito.mock(DataSource.class))
      .withConfiguration(AutoConfigurations.of(MessagingAutoConfiguration.class));

  @Test
  void offersAPublisher() {
    runner.run(context -> assertThat(context).hasSingleBean(EventPublisher.class));
  }

  @Test
  void staysAwayWhenDisabled() {
    runner
        .withPropertyValues("tandem.messaging.enabled=false")
        .run(context -> assertThat(context).doesNotHaveBean(EventPublisher.class));
  }

  @Test
  void staysAwayWithoutADatabase() {
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(MessagingAutoConfiguration.class))
        .run(context -> assertThat(context).doesNotHaveBean(EventPublisher.class));
  }

  @Test
  void leavesTheFlywayBeanToTheApplication() {
    runner.run(context -> {
      assertThat(context).hasSingleBean(MessagingMigration.class);
      assertThat(context).doesNotHaveBean(Flyway.class);
    });
  }

  @Test
  void namesTheServiceAfterTheApplicationUnlessTold() {
    runner.run(context ->
        assertThat(context.getBean(ServiceName.class).value()).isEqualTo("parcel-service"));
    runner
        .withPropertyValues("tandem.messaging.service=parcels")
        .run(
            context -> assertThat(context.getBean(ServiceName.class).value()).isEqualTo("parcels"));
  }

  @Test
  void asksForANameWhereThereIsNone() {
    runner
        .withPropertyValues("spring.application.name=")
        .run(context -> assertThatThrownBy(() -> context.getBean(ServiceName.class))
            .hasStackTraceContaining("tandem.messaging.service"));
  }

  @Test
  void worksWithoutActuatorAndMicrometer() {
    runner
        .withClassLoader(
            new FilteredClassLoader(MeterRegistry.class, HealthIndicator.class, Endpoint.class))
        .run(context -> {
          assertThat(context).hasNotFailed().hasSingleBean(EventPublisher.class);
          assertThat(context).doesNotHaveBean(BrokerHealthIndicator.class);
        });
  }

  @Test
  void bindsItsDefaults() {
    new ApplicationContextRunner().withUserConfiguration(OnlyProperties.class).run(context -> {
      MessagingProperties properties = context.getBean(MessagingProperties.class);
      assertThat(properties.publishes()).isEmpty();
      assertThat(properties.topics().create()).isFalse();
      assertThat(properties.producer().maxDelay()).isEqualTo(Duration.ofDays(2));
      assertThat(properties.sweep().confirmTimeout()).isEqualTo(Duration.ofSeconds(10));
      assertThat(properties.retention().outbox()).isEqualTo(Duration.ofDays(14));
    });
  }

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(MessagingProperties.class)
  static class OnlyProperties {}

  /** Otherwise what has a lifecycle would be made to be started. */
  private static final class NothingStarts implements LifecycleProcessor {

    @Override
    public void onRefresh() {}

    @Override
    public void onClose() {}

    @Override
    public void start() {}

    @Override
    public void stop() {}

    @Override
    public boolean isRunning() {
      return false;
    }
  }
}
