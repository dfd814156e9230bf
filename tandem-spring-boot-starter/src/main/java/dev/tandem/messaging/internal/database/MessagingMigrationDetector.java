package dev.tandem.messaging.internal.database;

import java.util.Set;

import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDatabaseInitializerDetector;

/** Makes everything that uses the database wait for {@link MessagingMigration}. */
class MessagingMigrationDetector extends AbstractBeansOfTypeDatabaseInitializerDetector {

  @Override
  protected Set<Class<?>> getDatabaseInitializerBeanTypes() {
    return Set.of(MessagingMigration.class);
  }

  /** Before the application's own migrations, so that they may refer to these tables. */
  @Override
  public int getOrder() {
    return -1;
  }
}
