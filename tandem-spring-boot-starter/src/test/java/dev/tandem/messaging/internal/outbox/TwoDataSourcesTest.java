package dev.tandem.messaging.internal.outbox;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.tandem.test.TandemBackends;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** The parcel service with a second data source, and a transaction manager for each. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TandemBackends(database = "parcels_two")
@SpringBootTest(
    classes = {ParcelApplication.class, TwoDataSourcesTest.Sources.class},
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {
      "spring.application.name=parcel-two",
      "spring.autoconfigure.exclude=org.springframework.boot.hibernate.autoconfigure"
          + ".HibernateJpaAutoConfiguration,org.springframework.boot.data.jpa.autoconfigure"
          + ".DataJpaRepositoriesAutoConfiguration",
      "spring.flyway.locations=classpath:db/parcels",
      "tandem.messaging.publishes=parcels,invoices",
      "tandem.messaging.topics.create=true",
      "tandem.messaging.topics.queues=2",
      "tandem.messaging.check-back.max-local-transaction=1s"
    })
@interface TwoDataSourcesTest {

  /** The outbox is where {@code main} leads; {@code legacy} is nothing to it. */
  @Configuration(proxyBeanMethods = false)
  class Sources {

    @Bean
    @Primary
    HikariDataSource main(DataSourceProperties properties) {
      return pool(properties);
    }

    @Bean
    HikariDataSource legacy(DataSourceProperties properties) {
      return pool(properties);
    }

    @Bean
    @Primary
    PlatformTransactionManager mainTransactions(@Qualifier("main") DataSource main) {
      return new JdbcTransactionManager(main);
    }

    @Bean
    PlatformTransactionManager legacyTransactions(@Qualifier("legacy") DataSource legacy) {
      return new JdbcTransactionManager(legacy);
    }

    private static HikariDataSource pool(DataSourceProperties properties) {
      HikariDataSource pool =
          properties.initializeDataSourceBuilder().type(HikariDataSource.class).build();
      pool.setMaximumPoolSize(6);
      return pool;
    }
  }
}
