package dev.tandem.messaging.internal.outbox;

import java.util.UUID;

import dev.tandem.messaging.EventPublisher;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@JdbcParcelsTest
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
