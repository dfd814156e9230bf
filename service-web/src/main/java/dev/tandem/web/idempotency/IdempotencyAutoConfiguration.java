package dev.tandem.web.idempotency;

import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

import dev.tandem.messaging.GroupCommits;
import dev.tandem.messaging.support.PartitionedTable;
import dev.tandem.web.RequestValueResolver;
import dev.tandem.web.problem.ProblemWriter;
import dev.tandem.web.secret.SealingKeys;
import io.micrometer.core.instrument.MeterRegistry;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Makes every POST under {@code /v1/} run once for each {@code Idempotency-Key}. */
@AutoConfiguration(
    afterName = {
      "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
      "org.springframework.boot.micrometer.metrics.autoconfigure"
          + ".CompositeMeterRegistryAutoConfiguration",
      "dev.tandem.messaging.internal.groupcommit.GroupCommitAutoConfiguration",
      "dev.tandem.web.problem.ProblemAutoConfiguration"
    })
@ConditionalOnBean(DataSource.class)
@EnableConfigurationProperties(IdempotencyProperties.class)
class IdempotencyAutoConfiguration {

  // After the body was read and before anything of the application.
  private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 30;

  private static final Duration WEEK = Duration.ofDays(7);

  @Bean
  IdempotencyStore idempotencyStore(
      DataSource dataSource,
      GroupCommits groupCommits,
      IdempotencyProperties properties,
      ObjectProvider<SealingKeys> keys) {
    if (properties.migrate()) {
      // A history of its own: its numbers never collide with those of the service.
      Flyway.configure()
          .dataSource(dataSource)
          .schemas("http")
          .locations("classpath:db/tandem-http")
          .load()
          .migrate();
    }
    return new IdempotencyStore(
        dataSource, groupCommits, keys.getIfAvailable(), properties.lease());
  }

  /** Half of each page stays free for the answer to be written next to its claim. */
  @Bean
  PartitionedTable idempotencyTable(IdempotencyProperties properties) {
    return new PartitionedTable(
            "http.idempotency", PartitionedTable.Key.DATE, WEEK, 1, properties.retention())
        .storedWith("fillfactor = 50");
  }

  @Bean
  FilterRegistrationBean<IdempotencyFilter> idempotencyFilter(
      IdempotencyStore store, ProblemWriter problems, MeterRegistry meters) {
    var registration = new FilterRegistrationBean<>(new IdempotencyFilter(store, problems, meters));
    registration.setOrder(ORDER);
    return registration;
  }

  @Bean
  WebMvcConfigurer idempotencyKeyArgument() {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new RequestValueResolver<>(IdempotencyKey.class, request ->
            (IdempotencyKey) request.getAttribute(IdempotencyKey.class.getName())));
      }
    };
  }
}
