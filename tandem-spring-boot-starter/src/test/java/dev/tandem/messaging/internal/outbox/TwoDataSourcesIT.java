package dev.tandem.messaging.internal.outbox;

import java.util.UUID;
import javax.sql.DataSource;

import dev.tandem.messaging.EventPublisher;
import dev.tandem.messaging.NoTransactionException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** An event belongs to the transaction of the outbox's own data source, whatever else is active. */
@TwoDataSourcesTest
class TwoDataSourcesIT {

  @Autowired
  EventPublisher events;

  @Autowired
  Arrivals arrivals;

  @Autowired
  @Qualifier("mainTransactions")
  PlatformTransactionManager mainTransactions;

  @Autowired
  @Qualifier("legacyTransactions")
  PlatformTransactionManager legacyTransactions;

  @Autowired
  @Qualifier("main")
  DataSource mainSource;

  @Autowired
  @Qualifier("legacy")
  DataSource legacySource;

  private final String parcel = "p-" + UUID.randomUUID();

  @Test
  void deliversNothingOfATransactionThatRollsBackAfterAForeignOneInsideItCommitted() {
    assertThatIllegalStateException()
        .isThrownBy(() -> inMain(() -> {
          inLegacy(() -> inMain(this::publish));
          throw new IllegalStateException("the business says no");
        }));

    assertNeverArrives();
  }

  @Test
  void deliversWhatCommittedThoughAForeignTransactionInsideItRolledBack() {
    inMain(() -> {
      insert(mainSource, parcel);
      assertThatIllegalStateException()
          .isThrownBy(() -> inLegacy(() -> {
            inMain(this::publish);
            throw new IllegalStateException("legacy fails");
          }));
    });

    arrivals.await(parcel);
    assertThat(rows(parcel)).isEqualTo(1);
  }

  @Test
  void deliversOnceWhatIsPublishedAroundAndInsideAForeignTransaction() {
    inMain(() -> {
      publish(parcel + "-before");
      inLegacy(() -> {
        insert(legacySource, parcel);
        inMain(() -> publish(parcel + "-inside"));
      });
      publish(parcel + "-after");
    });

    assertThat(arrivals.await(parcel + "-before").subjects())
        .containsExactly(parcel + "-before", parcel + "-inside", parcel + "-after");
  }

  @Test
  void deliversWhatCommittedInsideAForeignTransactionThatRollsBack() {
    assertThatIllegalStateException()
        .isThrownBy(() -> inLegacy(() -> {
          inMain(this::publish);
          throw new IllegalStateException("legacy fails");
        }));

    arrivals.await(parcel);
  }

  @Test
  void publishesInsideAReadOnlyForeignTransaction() {
    TransactionTemplate readOnly = new TransactionTemplate(legacyTransactions);
    readOnly.setReadOnly(true);

    inMain(() -> readOnly.executeWithoutResult(status -> inMain(this::publish)));

    arrivals.await(parcel);
  }

  @Test
  void keepsASuspendedTransactionAndTheOneInsideItApart() {
    TransactionTemplate requiresNew = requiresNew(mainTransactions);
    assertThatIllegalStateException()
        .isThrownBy(() -> inMain(() -> {
          publish(parcel + "-outer");
          inLegacy(() -> requiresNew.executeWithoutResult(status -> publish()));
          throw new IllegalStateException("the business says no");
        }));

    arrivals.await(parcel);
    assertNeverArrives(parcel + "-outer");
  }

  @Test
  void cutsBackToASavepointSetInsideAForeignTransaction() {
    TransactionTemplate nested = new TransactionTemplate(mainTransactions);
    nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    inMain(() -> {
      publish();
      inLegacy(() -> nested.executeWithoutResult(status -> {
        publish(parcel + "-undone");
        status.setRollbackOnly();
      }));
    });

    assertThat(arrivals.await(parcel).subjects()).containsExactly(parcel);
  }

  @Test
  void ignoresTheSavepointsOfAForeignTransaction() {
    TransactionTemplate nested = new TransactionTemplate(legacyTransactions);
    nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    inMain(() -> inLegacy(() -> nested.executeWithoutResult(status -> {
      inMain(this::publish);
      status.setRollbackOnly();
    })));

    arrivals.await(parcel);
  }

  @Test
  void followsItsOwnPartOfTransactionsThatAreChained() {
    // As a chained manager does it: begun in order, committed in reverse.
    TransactionStatus main = mainTransactions.getTransaction(new TransactionTemplate());
    TransactionStatus legacy = legacyTransactions.getTransaction(new TransactionTemplate());
    publish();
    legacyTransactions.commit(legacy);
    mainTransactions.rollback(main);

    assertNeverArrives();
  }

  @Test
  void publishesByItsOwnPartOfTransactionsThatAreChained() {
    TransactionStatus main = mainTransactions.getTransaction(new TransactionTemplate());
    TransactionStatus legacy = legacyTransactions.getTransaction(new TransactionTemplate());
    publish();
    legacyTransactions.rollback(legacy);
    mainTransactions.commit(main);

    arrivals.await(parcel);
  }

  @Test
  void refusesToPublishInAForeignTransactionAlone() {
    inLegacy(this::assertRefused);
    inLegacy(() -> {
      // A connection of the right data source, but in no transaction.
      insert(mainSource, parcel);
      assertRefused();
    });
  }

  @Test
  void refusesToPublishInATransactionWhoseEndItCannotSee() {
    PlatformTransactionManager unknown = new JdbcTransactionManager(mainSource);

    new TransactionTemplate(unknown).executeWithoutResult(status -> assertRefused());
  }

  private void assertRefused() {
    assertThatThrownBy(this::publish).isInstanceOf(NoTransactionException.class);
  }

  private void assertNeverArrives() {
    assertNeverArrives(parcel);
  }

  private void assertNeverArrives(String subject) {
    String marker = "marker-" + UUID.randomUUID();
    inMain(() -> publish(marker));
    arrivals.await(marker);
    assertThat(arrivals.about(subject)).isEmpty();
    assertThat(outboxRows(subject)).isZero();
  }

  private void publish() {
    publish(parcel);
  }

  private void publish(String subject) {
    events.publish(new ParcelSent(subject));
  }

  private void inMain(Runnable work) {
    new TransactionTemplate(mainTransactions).executeWithoutResult(status -> work.run());
  }

  private void inLegacy(Runnable work) {
    new TransactionTemplate(legacyTransactions).executeWithoutResult(status -> work.run());
  }

  private static TransactionTemplate requiresNew(PlatformTransactionManager manager) {
    TransactionTemplate template = new TransactionTemplate(manager);
    template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    return template;
  }

  private static void insert(DataSource source, String id) {
    new JdbcTemplate(source)
        .update("INSERT INTO parcel (id, weight) VALUES (?, 1) ON CONFLICT DO NOTHING", id);
  }

  private long rows(String id) {
    return count("SELECT count(*) FROM parcel WHERE id = ?", id);
  }

  private long outboxRows(String subject) {
    return count("SELECT count(*) FROM messaging.outbox WHERE ? = ANY (subjects)", subject);
  }

  private long count(String sql, String argument) {
    Long counted = new JdbcTemplate(mainSource).queryForObject(sql, Long.class, argument);
    return counted == null ? 0 : counted;
  }
}
