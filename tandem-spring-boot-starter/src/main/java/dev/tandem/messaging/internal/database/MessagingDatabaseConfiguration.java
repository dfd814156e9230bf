package dev.tandem.messaging.internal.database;

import java.util.List;
import javax.sql.DataSource;

import dev.tandem.messaging.OutboxDataSource;
import dev.tandem.messaging.OutboxTransactionManager;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanWrapperImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Finds the outbox's data source and its transaction manager among those of the application. */
@Configuration(proxyBeanMethods = false)
public class MessagingDatabaseConfiguration {

  @Bean
  MessagingDatabase messagingDatabase(
      @OutboxDataSource ObjectProvider<DataSource> marked,
      ObjectProvider<DataSource> dataSources,
      @OutboxTransactionManager ObjectProvider<PlatformTransactionManager> markedManagers,
      ObjectProvider<PlatformTransactionManager> managers) {
    DataSource dataSource = marked.getIfAvailable(dataSources::getIfUnique);
    if (dataSource == null) {
      throw new IllegalStateException(
          "The application has several data sources and none is primary: mark the one whose"
              + " database holds the outbox with @OutboxDataSource");
    }
    DataSource target = MessagingDatabase.target(dataSource);
    return new MessagingDatabase(
        target, () -> markedManagers.getIfAvailable(() -> manager(target, managers)));
  }

  private static PlatformTransactionManager manager(
      DataSource dataSource, ObjectProvider<PlatformTransactionManager> managers) {
    PlatformTransactionManager preferred = managers.getIfUnique();
    if (preferred != null && dataSource.equals(dataSourceOf(preferred))) {
      return preferred;
    }
    List<PlatformTransactionManager> ofDataSource = managers.stream()
        .filter(manager -> dataSource.equals(dataSourceOf(manager)))
        .toList();
    if (ofDataSource.size() == 1) {
      return ofDataSource.get(0);
    }
    // One that does not tell its data source, as for distributed transactions.
    if (ofDataSource.isEmpty() && preferred != null && dataSourceOf(preferred) == null) {
      return preferred;
    }
    throw new IllegalStateException(
        "%s transaction managers work on the outbox's data source: mark the one for handlers and"
                .formatted(ofDataSource.size())
            + " group commits with @OutboxTransactionManager");
  }

  /**
   * Managers for JDBC, JPA and Hibernate have it as a property of this name, and no type in common.
   */
  private static @Nullable Object dataSourceOf(PlatformTransactionManager manager) {
    BeanWrapperImpl properties = new BeanWrapperImpl(manager);
    return properties.isReadableProperty("dataSource")
        ? properties.getPropertyValue("dataSource")
        : null;
  }
}
