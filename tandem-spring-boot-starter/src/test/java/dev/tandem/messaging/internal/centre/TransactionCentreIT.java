package dev.tandem.messaging.internal.centre;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.tandem.messaging.EventHandler;
import dev.tandem.messaging.centre.PreparedTransaction;
import dev.tandem.messaging.centre.TransactionCentre;
import dev.tandem.messaging.centre.TransactionDecidedException;
import dev.tandem.messaging.centre.TransactionState;
import dev.tandem.messaging.internal.centre.House.Work;
import dev.tandem.messaging.internal.centre.OperatorDecisions.Outcome;
import dev.tandem.messaging.internal.deadletter.FourEyes;
import dev.tandem.messaging.internal.deadletter.FourEyes.Person;
import dev.tandem.messaging.internal.outbox.PreparedTransactions;
import dev.tandem.messaging.internal.producer.BrokerHealthIndicator;
import dev.tandem.messaging.internal.publish.EarlyEvents;
import dev.tandem.test.TandemBackends;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Events of a transaction elsewhere leave if and only if that takes effect, whoever says so. */
@TandemBackends(database = "centre")
@SpringBootTest(
    classes = TransactionCentreIT.Service.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {
      "spring.application.name=centre",
      "tandem.messaging.publishes=house",
      "tandem.messaging.topics.create=true",
      "tandem.messaging.topics.queues=2",
      "tandem.messaging.check-back.max-local-transaction=1s",
      "tandem.messaging.sweep.interval=200ms",
      "tandem.messaging.transactions.interval=200ms",
      "tandem.messaging.transactions.first-check=1s",
      "tandem.messaging.transactions.max-backoff=1s",
      "tandem.messaging.transactions.max-checks=3"
    })
class TransactionCentreIT {

  @Autowired
  TransactionCentre centre;

  @Autowired
  House house;

  @Autowired
  Inbox inbox;

  @Autowired
  PreparedTransactions asking;

  @Autowired
  JdbcTransactions store;

  @Autowired
  OperatorDecisions decisions;

  @Autowired
  Decisions own;

  @Autowired
  EarlyEvents early;

  @Autowired
  UndecidedHealthIndicator health;

  @Autowired
  TransactionTemplate transaction;

  @Autowired
  JdbcClient jdbc;

  private final String parcel = "p-" + UUID.randomUUID();

  @BeforeEach
  void nothingIsKnownOfEarlierTests() {
    jdbc.sql("DELETE FROM messaging.prepared_transaction WHERE state = 'PREPARED'")
        .update();
  }

  @Test
  void publishesOnceWhatItsOwnCodeCommits() {
    PreparedTransaction prepared = prepare("one", "two");
    assertThat(outboxRows()).isZero();

    prepared.commit();
    prepared.commit();

    awaitTexts("one", "two");
    Awaitility.await().until(() -> states().equals(List.of("CONFIRMED")));
    assertThat(house.questionsAbout(parcel)).isEmpty();
    assertThatThrownBy(prepared::rollback).isInstanceOf(TransactionDecidedException.class);
  }

  @Test
  void publishesNothingOfWhatItsOwnCodeRollsBack() {
    PreparedTransaction prepared = prepare("never");

    prepared.rollback();
    prepared.rollback();

    assertThat(asking.stateAsked(prepared.id())).contains(TransactionState.ROLLED_BACK);
    assertThatThrownBy(prepared::commit).isInstanceOf(TransactionDecidedException.class);
    assertNothingLeft();
  }

  @Test
  void asksTheCheckWithItsContextWhenNobodySaysHowItEnded() {
    house.says(parcel, TransactionState.COMMITTED);

    PreparedTransaction lost = prepare("late");

    awaitTexts("late");
    assertThat(house.questionsAbout(parcel).get(0))
        .isEqualTo(new House.Question(lost.id(), new Work(parcel, 12)));
    assertThat(details(lost).decidedBy()).isEqualTo("check");
  }

  @Test
  void saysNothingOfWhatWasNeverPrepared() {
    assertThat(asking.stateAsked(UUID.randomUUID())).isEmpty();
  }

  @Test
  void doesNotAskWhileTheWorkMayStillRun() {
    house.says(parcel, TransactionState.ROLLED_BACK);
    PreparedTransaction running = prepare("in time");

    assertThat(asking.stateAsked(running.id())).contains(TransactionState.UNKNOWN);
    running.commit();

    awaitTexts("in time");
    assertThat(house.questionsAbout(parcel)).isEmpty();
  }

  @Test
  void refusesALateCommitOnceTheCheckHasSaidNo() {
    house.says(parcel, TransactionState.ROLLED_BACK);
    PreparedTransaction slow = prepare("too late");
    Awaitility.await().until(() -> "ROLLED_BACK".equals(details(slow).state()));

    // It lied, or the work came after all.
    house.says(parcel, TransactionState.COMMITTED);

    assertThatThrownBy(slow::commit).isInstanceOf(TransactionDecidedException.class);
    assertThat(asking.stateAsked(slow.id())).contains(TransactionState.ROLLED_BACK);
    assertNothingLeft();
  }

  @Test
  void leavesToAnOperatorWhatTheCheckNeverKnows() {
    house.says(parcel, TransactionState.UNKNOWN);
    PreparedTransaction lost = prepare("decided by a person");

    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> details(lost).nextCheckAt() == null);

    assertThat(house.questionsAbout(parcel)).hasSize(3);
    assertThat(details(lost).lastAnswer()).isEqualTo("UNKNOWN");
    assertThat(health.health().getStatus()).isEqualTo(BrokerHealthIndicator.DEGRADED);
    assertThat(asking.stateAsked(lost.id())).contains(TransactionState.UNKNOWN);
    assertThat(decisions.commit(
            lost.id(), new Person("olga", false), "the house confirms it by telephone"))
        .isEqualTo(Outcome.DECIDED);
    awaitTexts("decided by a person");
    assertThat(details(lost).decidedBy()).isEqualTo("olga");
    assertThat(store.waiting().count()).isZero();
  }

  @Test
  void takesTwoPeopleWhereADiscardDoes() {
    house.says(parcel, TransactionState.UNKNOWN);
    UUID id = prepare("wanted by two").id();
    OperatorDecisions two =
        new OperatorDecisions(store, own, new FourEyes(Set.of("house"), "approver"), transaction);
    Person olga = new Person("olga", true);

    assertThat(two.rollback(id, olga, "never done")).isEqualTo(Outcome.PROPOSED);
    assertThat(two.commit(id, olga, "done after all")).isEqualTo(Outcome.PROPOSED);
    assertThat(two.commit(id, olga, "done")).isEqualTo(Outcome.OWN_PROPOSAL);
    assertThat(store.find(id).orElseThrow().reason()).isEqualTo("done after all");
    assertThat(two.commit(id, new Person("otto", false), "done"))
        .isEqualTo(Outcome.NOT_AN_APPROVER);
    assertThat(store.state(id)).contains(TransactionState.UNKNOWN);
    assertThat(outboxRows()).isZero();
    assertThatThrownBy(() -> own.decide(id, TransactionState.COMMITTED, "olga", "alone"))
        .hasMessageContaining("prepared_transaction_two_people");

    assertThat(two.commit(id, new Person("anna", true), "done")).isEqualTo(Outcome.DECIDED);

    awaitTexts("wanted by two");
    assertThat(two.rollback(id, olga, "too late")).isEqualTo(Outcome.TOO_LATE);
    assertThat(two.rollback(UUID.randomUUID(), olga, "none")).isEqualTo(Outcome.NOT_FOUND);
  }

  @Test
  void asksAgainAfterACheckThatFailed() {
    PreparedTransaction lost = prepare("at the second attempt");
    awaitAnswer(lost, "NoClassDefFoundError");
    awaitAnswer(lost, "the house does not answer");

    house.says(parcel, TransactionState.COMMITTED);

    awaitTexts("at the second attempt");
  }

  @Test
  void asksAboutATransactionWhoseProcessDiedBeforeItToldTheBroker() {
    house.says(parcel, TransactionState.COMMITTED);
    UUID untold = UUID.randomUUID();

    store.prepare(
        untold,
        House.NAME,
        "{\"parcel\": \"%s\", \"price\": 1}".formatted(parcel),
        Duration.ZERO,
        early.write(List.of(new HouseMessage(parcel, "untold"))));

    awaitTexts("untold");
    assertThat(store.state(untold)).contains(TransactionState.COMMITTED);
  }

  @Test
  void commitsTogetherWithTheTransactionAroundIt() {
    house.says(parcel, TransactionState.UNKNOWN);
    PreparedTransaction prepared = prepare("with its row");

    transaction.executeWithoutResult(status -> {
      prepared.commit();
      status.setRollbackOnly();
    });
    assertThat(details(prepared).state()).isEqualTo("PREPARED");
    assertThat(outboxRows()).isZero();

    transaction.executeWithoutResult(status -> prepared.commit());
    awaitTexts("with its row");
  }

  @Test
  void preparesApartFromTheTransactionAroundIt() {
    PreparedTransaction[] prepared = new PreparedTransaction[1];
    transaction.executeWithoutResult(status -> {
      prepared[0] = prepare("kept");
      status.setRollbackOnly();
    });

    prepared[0].commit();

    awaitTexts("kept");
  }

  @Test
  void letsNobodyDecideTwiceByTheDatabaseItself() {
    PreparedTransaction prepared = prepare("once");
    prepared.rollback();

    assertThatThrownBy(() -> jdbc.sql(
                "UPDATE messaging.prepared_transaction SET state = 'COMMITTED' WHERE id = ?")
            .param(prepared.id())
            .update())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("is ROLLED_BACK already");
  }

  @Test
  void refusesWhatCouldNotBeAskedAbout() {
    HouseMessage event = new HouseMessage(parcel, "x");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> centre.prepare("nobody", new Work(parcel, 1), event))
        .withMessageContaining("No TransactionCheck is called 'nobody'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> centre.prepare(House.NAME, "a text", event))
        .withMessageContaining("takes a " + Work.class.getName());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> centre.prepare(House.NAME, new Work(parcel, 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> centre.prepare(House.NAME, new Work(parcel, 1), "no event"));
    assertThat(store.undecided(10)).isEmpty();
  }

  private PreparedTransaction prepare(String... texts) {
    Object[] events =
        List.of(texts).stream().map(text -> new HouseMessage(parcel, text)).toArray();
    return centre.prepare(House.NAME, new Work(parcel, 12), events);
  }

  private PreparedDetails details(PreparedTransaction prepared) {
    return store.find(prepared.id()).orElseThrow();
  }

  private void awaitAnswer(PreparedTransaction prepared, String text) {
    Awaitility.await()
        .untilAsserted(() -> assertThat(details(prepared).lastAnswer()).contains(text));
  }

  private void awaitTexts(String... texts) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(inbox.texts(parcel)).containsExactly(texts));
  }

  private void assertNothingLeft() {
    assertThat(outboxRows()).isZero();
    assertThat(inbox.texts(parcel)).isEmpty();
  }

  private int outboxRows() {
    return states().size();
  }

  private List<String> states() {
    return jdbc.sql("SELECT state FROM messaging.outbox WHERE ? = ANY (subjects)")
        .param(parcel)
        .query(String.class)
        .list();
  }

  /** What came out of the broker. */
  static class Inbox {

    private final Map<String, List<String>> texts = new ConcurrentHashMap<>();

    @EventHandler(group = "centre-inbox")
    void on(HouseMessage message) {
      texts
          .computeIfAbsent(message.parcel(), parcel -> new CopyOnWriteArrayList<>())
          .add(message.text());
    }

    List<String> texts(String parcel) {
      return texts.getOrDefault(parcel, List.of());
    }
  }

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Service {

    @Bean
    House house() {
      return new House();
    }

    @Bean
    Inbox inbox() {
      return new Inbox();
    }
  }
}
