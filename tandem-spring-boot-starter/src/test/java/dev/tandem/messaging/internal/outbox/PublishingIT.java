package dev.tandem.messaging.internal.outbox;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.tandem.messaging.EventPublisher;
import dev.tandem.messaging.EventType;
import dev.tandem.messaging.NoTransactionException;
import dev.tandem.messaging.internal.broker.BatchConsumer;
import dev.tandem.messaging.internal.broker.BrokerConnections;
import dev.tandem.messaging.internal.envelope.EventJson;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.apache.rocketmq.common.compression.CompressionType;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.sysflag.MessageSysFlag;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ParcelsTest
class PublishingIT {

  @EventType(topic = "letters", type = "com.example.LetterSent.v1", subject = "id")
  record LetterSent(String id) {}

  @Autowired
  EventPublisher events;

  @Autowired
  PlatformTransactionManager manager;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  Arrivals arrivals;

  @Autowired
  BrokerConnections connections;

  @PersistenceContext
  EntityManager entities;

  private final String parcel = "p-" + UUID.randomUUID();

  @Test
  void deliversWhatACommittedTransactionPublished() {
    UUID id = transaction().execute(status -> {
      entities.persist(new Parcel(parcel, 1));
      return events.publish(new ParcelSent(parcel, "handle with care"));
    });

    Arrivals.Arrival arrival = arrivals.await(parcel);

    var event = arrival.events().get(0);
    assertThat(event.attributes().id()).isEqualTo(id);
    assertThat(event.attributes().source()).isEqualTo("parcel-service");
    assertThat(EventJson.bind(event.data(), ParcelSent.class))
        .isEqualTo(new ParcelSent(parcel, "handle with care"));
    assertThat(arrival.message().getTags()).isEqualTo("ParcelSent");
    assertThat(arrival.message().getKeys()).contains(parcel).contains(String.valueOf(id));
    Awaitility.await().untilAsserted(() -> assertThat(states(parcel)).containsExactly("CONFIRMED"));
  }

  @Test
  void readsNoBodiesWhereHeadersAreEnough() {
    List<MessageExt> seen = new CopyOnWriteArrayList<>();
    BatchConsumer headers = new BatchConsumer(
        connections.consuming().withoutBodies(),
        "headers-" + parcel,
        List.of(ParcelApplication.PARCELS),
        32,
        1,
        seen::addAll);
    headers.start();
    try {
      var unused = transaction().execute(status -> events.publish(new ParcelSent(parcel)));

      Awaitility.await().until(() -> seen.stream().anyMatch(this::isAboutParcel));
    } finally {
      headers.stop();
    }
    assertThat(seen)
        .filteredOn(this::isAboutParcel)
        .extracting(MessageExt::getBody)
        .containsOnlyNulls();
    assertThat(arrivals.await(parcel).message().getBody()).isNotEmpty();
  }

  @Test
  void compressesLargeBodiesByZstd() {
    String note = "handle with care ".repeat(500);

    var unused = transaction().execute(status -> events.publish(new ParcelSent(parcel, note)));

    Arrivals.Arrival arrival = arrivals.await(parcel);
    assertThat(MessageSysFlag.getCompressionType(arrival.message().getSysFlag()))
        .isEqualTo(CompressionType.ZSTD);
    assertThat(arrival.message().getStoreSize()).isLessThan(note.length() / 4);
    assertThat(EventJson.bind(arrival.events().get(0).data(), ParcelSent.class).note())
        .isEqualTo(note);
  }

  @Test
  void deliversNothingOfATransactionThatRollsBack() {
    transaction().executeWithoutResult(status -> {
      events.publish(new ParcelSent(parcel));
      status.setRollbackOnly();
    });

    String later = publishMarker();

    arrivals.await(later);
    assertThat(arrivals.about(parcel)).isEmpty();
    assertThat(states(parcel)).isEmpty();
  }

  @Test
  void sharesAMessageAmongEventsOfOneTopicAndTag() {
    String other = parcel + "-b";
    transaction().executeWithoutResult(status -> {
      events.publish(new ParcelSent(parcel));
      events.publish(new InvoiceDue(parcel + "-i"));
      events.publish(new ParcelLost(parcel + "-l"));
      events.publish(new ParcelSent(other));
    });

    assertThat(arrivals.await(parcel).subjects()).containsExactly(parcel, other);
    assertThat(arrivals.await(parcel + "-i").message().getTopic()).isEqualTo("invoices");
    assertThat(arrivals.await(parcel + "-l").message().getTags()).isEqualTo("ParcelLost");
  }

  @Test
  void splitsWhatExceedsTheBrokersLimit() {
    String filling = "x".repeat(1_500_000);
    transaction().executeWithoutResult(status -> {
      for (int i = 0; i < 4; i++) {
        events.publish(new ParcelSent(parcel + "-" + i, filling));
      }
    });

    assertThat(arrivals.await(parcel + "-0").subjects()).hasSize(2);
    assertThat(arrivals.await(parcel + "-3").subjects())
        .containsExactly(parcel + "-2", parcel + "-3");
  }

  @Test
  void keepsAnInnerTransactionApart() {
    String inner = parcel + "-inner";
    transaction().executeWithoutResult(outerStatus -> {
      events.publish(new ParcelSent(parcel));
      transaction(TransactionDefinition.PROPAGATION_REQUIRES_NEW)
          .executeWithoutResult(status -> events.publish(new ParcelSent(inner)));
      arrivals.await(inner);
      outerStatus.setRollbackOnly();
    });

    arrivals.await(publishMarker());
    assertThat(arrivals.about(parcel)).isEmpty();
  }

  @Test
  void asksNobodyWhenTheEntitiesCannotBeWritten() {
    assertThatThrownBy(() -> transaction().execute(status -> {
          entities.persist(new Parcel(parcel, -1));
          return events.publish(new ParcelSent(parcel));
        }))
        .isInstanceOf(DataIntegrityViolationException.class);

    arrivals.await(publishMarker());
    assertThat(arrivals.about(parcel)).isEmpty();
    assertThat(states(parcel)).isEmpty();
  }

  @Test
  void refusesToPublishWhereNoTransactionCarriesIt() {
    assertThatThrownBy(() -> events.publish(new ParcelSent(parcel)))
        .isInstanceOf(NoTransactionException.class);

    TransactionTemplate readOnly = transaction();
    readOnly.setReadOnly(true);
    assertThatThrownBy(() -> readOnly.execute(status -> events.publish(new ParcelSent(parcel))))
        .isInstanceOf(NoTransactionException.class);
    TransactionTemplate suspended = transaction(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    assertThatThrownBy(() -> transaction()
            .execute(outer -> suspended.execute(s -> events.publish(new ParcelSent(parcel)))))
        .isInstanceOf(NoTransactionException.class);
  }

  @Test
  void refusesToPublishOnceTheTransactionCommits() {
    transaction()
        .executeWithoutResult(status -> TransactionSynchronizationManager.registerSynchronization(
            new TransactionSynchronization() {
              @Override
              public void afterCommit() {
                assertThatThrownBy(() -> events.publish(new ParcelSent(parcel)))
                    .isInstanceOf(NoTransactionException.class)
                    .hasMessageContaining("already committing");
              }
            }));

    assertThat(states(parcel)).isEmpty();
  }

  @Test
  void takesEventsUpToTheLastCallback() {
    transaction()
        .executeWithoutResult(status -> TransactionSynchronizationManager.registerSynchronization(
            new TransactionSynchronization() {
              @Override
              public void beforeCommit(boolean readOnly) {
                events.publish(new ParcelSent(parcel));
              }
            }));

    arrivals.await(parcel);
  }

  @Test
  void refusesWhatCannotBePublished() {
    TransactionTemplate template = transaction();
    refuses(template, "no event", "is not a record annotated with @EventType");
    refuses(template, new LetterSent("l-1"), "tandem.messaging.publishes does not name");
    refuses(template, new ParcelSent(""), "must not be empty");
    refuses(template, new ParcelSent("a\u001fb"), "control character");
    refuses(template, new ParcelSent(parcel, "x".repeat(4 << 20)), "more than one message");
  }

  private boolean isAboutParcel(MessageExt message) {
    return message.getKeys().contains(parcel);
  }

  private void refuses(TransactionTemplate template, Object event, String problem) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> template.execute(status -> events.publish(event)))
        .withMessageContaining(problem);
  }

  private String publishMarker() {
    String marker = "marker-" + UUID.randomUUID();
    transaction().executeWithoutResult(status -> events.publish(new ParcelSent(marker)));
    return marker;
  }

  private List<String> states(String subject) {
    return jdbc.sql("SELECT state FROM messaging.outbox WHERE ? = ANY (subjects)")
        .param(subject)
        .query(String.class)
        .list();
  }

  private TransactionTemplate transaction() {
    return new TransactionTemplate(manager);
  }

  private TransactionTemplate transaction(int propagation) {
    TransactionTemplate template = new TransactionTemplate(manager);
    template.setPropagationBehavior(propagation);
    return template;
  }
}
