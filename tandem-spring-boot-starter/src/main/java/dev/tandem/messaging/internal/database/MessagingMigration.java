package dev.tandem.messaging.internal.database;

import java.util.Map;
import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.InitializingBean;

/**
 * Creates and upgrades the starter's tables in schema {@code messaging}, with a history of their
 * own.
 *
 * <p>It is no {@link Flyway} bean, because the first such bean would take the place of the
 * application's.
 */
public final class MessagingMigration implements InitializingBean {

  private final DataSource dataSource;
  private final boolean singleConnection;

  /**
   * A migration of the database behind {@code dataSource}.
   *
   * @param singleConnection whether only one connection is available. The lock that keeps
   *     other instances away then belongs to the session, not to a second connection's transaction
   */
  public MessagingMigration(DataSource dataSource, boolean singleConnection) {
    this.dataSource = new MigrationDataSource(dataSource);
    this.singleConnection = singleConnection;
  }

  @Override
  public void afterPropertiesSet() {
    Flyway.configure()
        .dataSource(dataSource)
        .schemas("messaging")
        .createSchemas(true)
        .locations("classpath:db/tandem-messaging")
        .failOnMissingLocations(true)
        .configuration(
            Map.of("flyway.postgresql.transactional.lock", Boolean.toString(!singleConnection)))
        .load()
        .migrate();
  }
}
