package dev.tandem.messaging.outbox;

import java.util.UUID;

import dev.tandem.messaging.EventPublisher;
import dev.tandem.test.TandemBackends;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Without JPA, and as a service that defines its transaction manager itself may be set up. */
@TandemBackends(database = "parcels_jdbc")
@SpringBootTest(
    classes = ParcelApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {
      "spring.application.name=parcel-jdbc",
      "spring.autoconfigure.exclude=org.springframework.boot.hibernate.autoconfigure"
          + ".HibernateJpaAutoConfiguration,org.springframework.boot.data.jpa.autoconfigure"
          + ".DataJpaRepositoriesAutoConfiguration",
      "spring.flyway.locations=classpath:db/parcels",
      "tandem.messaging.publishes=parcels,invoices",
      "tandem.messaging.topics.create=true",
      "tandem.messaging.topics.queues=2"
    })
class JdbcPublishingIT {

  @Autowired
  EventPublisher events;

  @Autowired
  PlatformTransactionManager manager;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  Arrivals arrivals;

  private final String parcel = "p-" + UUID.randomUUID();

  @Test
  void deliversWhatACommittedTransactionPublished() {
    assertThat(manager).isExactlyInstanceOf(JdbcTransactionManager.class);
    transaction(TransactionDefinition.PROPAGATION_REQUIRED).executeWithoutResult(status -> {
      jdbc.sql("INSERT INTO parcel (id, weight) VALUES (?, 1)").param(parcel).update();
      events.publish(new ParcelSent(parcel));
    });

    assertThat(arrivals.await(parcel).subjects()).containsExactly(parcel);
  }

  @Test
  void cutsBackToASavepoint() {
    String undone = parcel + "-undone";
    transaction(TransactionDefinition.PROPAGATION_REQUIRED).executeWithoutResult(outerStatus -> {
      events.publish(new ParcelSent(parcel));
      transaction(TransactionDefinition.PROPAGATION_NESTED).executeWithoutResult(status -> {
        events.publish(new ParcelLost(undone));
        status.setRollbackOnly();
      });
      transaction(TransactionDefinition.PROPAGATION_NESTED)
          .executeWithoutResult(status -> events.publish(new ParcelSent(parcel + "-kept")));
    });

    assertThat(arrivals.await(parcel).subjects()).containsExactly(parcel, parcel + "-kept");
    assertThat(arrivals.about(undone)).isEmpty();
  }

  private TransactionTemplate transaction(int propagation) {
    TransactionTemplate template = new TransactionTemplate(manager);
    template.setPropagationBehavior(propagation);
    return template;
  }
}
