package dev.tandem.messaging.internal.outbox;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.InitializingBean;

/**
 * Creates and upgrades the starter's tables in schema {@code messaging}, with a history of their own.
 *
 * <p>It is no {@link Flyway} bean, because the first such bean would take the place of the application's.
 */
public final class MessagingMigration implements InitializingBean {

  private final DataSource dataSource;

  public MessagingMigration(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public void afterPropertiesSet() {
    Flyway.configure()
        .dataSource(dataSource)
        .schemas("messaging")
        .createSchemas(true)
        .locations("classpath:db/tandem-messaging")
        .failOnMissingLocations(true)
        .load()
        .migrate();
  }
}
