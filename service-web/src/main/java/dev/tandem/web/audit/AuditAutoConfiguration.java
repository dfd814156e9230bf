package dev.tandem.web.audit;

import java.time.Clock;
import javax.sql.DataSource;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Logs what people do. The table comes with those of idempotency keys. */
@AutoConfiguration(
    afterName = {
      "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
      "dev.tandem.web.security.SecurityAutoConfiguration"
    })
@ConditionalOnBean(DataSource.class)
class AuditAutoConfiguration {

  @Bean
  JdbcAuditLog auditLog(DataSource dataSource, JsonMapper json) {
    return new JdbcAuditLog(JdbcClient.create(dataSource), json);
  }

  @Bean
  AuditEndpoint auditEndpoint(JdbcAuditLog log) {
    return new AuditEndpoint(log);
  }

  @Bean
  Histories histories(JdbcAuditLog log, JsonMapper json) {
    return new Histories(log, json);
  }

  /** Spring Boot has the transaction manager call it. */
  @Bean
  WriteActs writeActs(JdbcAuditLog log, Clock clock) {
    return new WriteActs(log, clock);
  }
}
