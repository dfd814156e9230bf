package dev.tandem.messaging.internal.outbox;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.tandem.test.TandemBackends;
import org.springframework.boot.test.context.SpringBootTest;

/** The parcel service without JPA, and with a web server for its operators. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TandemBackends(database = "parcels_jdbc")
@SpringBootTest(
    classes = ParcelApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.application.name=parcel-jdbc",
      "spring.autoconfigure.exclude=org.springframework.boot.hibernate.autoconfigure"
          + ".HibernateJpaAutoConfiguration,org.springframework.boot.data.jpa.autoconfigure"
          + ".DataJpaRepositoriesAutoConfiguration",
      "spring.flyway.locations=classpath:db/parcels",
      "management.endpoints.web.exposure.include=*",
      "management.endpoint.health.show-details=always",
      "management.endpoint.health.probes.enabled=true",
      "tandem.messaging.publishes=parcels,invoices",
      "tandem.messaging.topics.create=true",
      "tandem.messaging.topics.queues=2"
    })
public @interface JdbcParcelsTest {}
