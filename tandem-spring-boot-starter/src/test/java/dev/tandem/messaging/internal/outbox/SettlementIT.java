package dev.tandem.messaging.internal.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

import dev.tandem.messaging.EventPublisher;
import dev.tandem.messaging.internal.envelope.MessageHeaders;
import dev.tandem.messaging.internal.producer.MessageProducer;
import dev.tandem.test.Backends;
import org.apache.rocketmq.client.producer.LocalTransactionState;
import org.apache.rocketmq.client.producer.TransactionListener;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.spring.support.RocketMQUtil;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What becomes of messages whose transaction was cut off somewhere between half message and end.
 */
@ParcelsTest
class SettlementIT {

  @Autowired
  JdbcOutbox outbox;

  @Autowired
  MessageProducer producer;

  @Autowired
  MessageFactory factory;

  @Autowired
  SweepSchedule schedule;

  @Autowired
  OwnMessages own;

  @Autowired
  EventPublisher events;

  @Autowired
  TransactionTemplate transaction;

  @Autowired
  DataSource dataSource;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  Arrivals arrivals;

  private final String parcel = "p-" + UUID.randomUUID();
  private final OutboxMessage row = Rows.about(parcel);

  @Test
  void publishesNothingWhenTheProcessDiesBetweenHalfMessageAndCommit() throws Exception {
    producer.sendHalf(factory.immediate(row)).get(5, TimeUnit.SECONDS);

    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> "ABORTED".equals(state()));
    assertThat(arrivals.about(parcel)).isEmpty();
    assertThatThrownBy(
            () -> transaction.executeWithoutResult(status -> outbox.insert(List.of(row), true)))
        .as("a transaction that is fenced off cannot commit any more")
        .isInstanceOf(DuplicateKeyException.class);
  }

  @Test
  void publishesByCheckBackWhenTheProcessDiesBetweenCommitAndEnd() throws Exception {
    transaction.executeWithoutResult(status -> outbox.insert(List.of(row), true));
    producer.sendHalf(factory.immediate(row)).get(5, TimeUnit.SECONDS);

    arrivals.await(parcel, Duration.ofSeconds(30));

    Awaitility.await().until(() -> "CONFIRMED".equals(state()));
    assertThat(number("check_backs")).isPositive();
    assertThat(number("sweeps")).isZero();
  }

  @Test
  void answersForAnInstanceThatIsGone() throws Exception {
    transaction.executeWithoutResult(status -> outbox.insert(List.of(row), true));
    GoneInstance.sendHalf(
        Backends.rocketMq().nameServer(), "parcel-service-producer", factory.immediate(row));

    arrivals.await(parcel, Duration.ofSeconds(30));

    assertThat(number("check_backs")).isPositive();
    assertThat(number("sweeps")).isZero();
  }

  @Test
  void sweepsAMessageTheBrokerNeverGot() {
    transaction.executeWithoutResult(status -> outbox.insert(List.of(row), true));

    outbox.hurry(List.of(row.id()));

    arrivals.await(parcel);
    Awaitility.await().until(() -> "CONFIRMED".equals(state()));
    assertThat(number("sweeps")).isEqualTo(1);
  }

  @Test
  void answersUnknownWhileTheTransactionRunsAndRollbackOnceItIsGone() throws Exception {
    TransactionListener checkBack = checkBack(Duration.ZERO);
    try (Connection slow = dataSource.getConnection()) {
      slow.setAutoCommit(false);
      insertOn(slow);

      assertThat(checkBack.checkLocalTransaction(asked())).isEqualTo(LocalTransactionState.UNKNOW);

      slow.rollback();
    }
    assertThat(checkBack.checkLocalTransaction(asked()))
        .isEqualTo(LocalTransactionState.ROLLBACK_MESSAGE);
    assertThat(state()).isEqualTo("ABORTED");
  }

  @Test
  void beatsATransactionThatComesTooLate() throws Exception {
    TransactionListener checkBack = checkBack(Duration.ZERO);
    try (Connection slow = dataSource.getConnection()) {
      slow.setAutoCommit(false);
      try (var statement = slow.createStatement()) {
        statement.execute("INSERT INTO parcel (id, weight) VALUES ('" + parcel + "', 1)");
      }

      assertThat(checkBack.checkLocalTransaction(asked()))
          .isEqualTo(LocalTransactionState.ROLLBACK_MESSAGE);

      assertThatThrownBy(() -> insertOn(slow)).isInstanceOf(DuplicateKeyException.class);
      slow.rollback();
    }
    assertThat(checkBack.checkLocalTransaction(asked()))
        .isEqualTo(LocalTransactionState.ROLLBACK_MESSAGE);
  }

  @Test
  void answersUnknownWithoutARowWhileTheMessageIsYoung() {
    assertThat(checkBack(Duration.ofMinutes(1)).checkLocalTransaction(asked()))
        .isEqualTo(LocalTransactionState.UNKNOW);
    assertThat(state()).isNull();
  }

  @Test
  void answersCommitForRowsThatCommitted() {
    TransactionListener checkBack = checkBack(Duration.ZERO);
    transaction.executeWithoutResult(status -> outbox.insert(List.of(row), true));
    assertThat(checkBack.checkLocalTransaction(asked()))
        .isEqualTo(LocalTransactionState.COMMIT_MESSAGE);

    outbox.confirm(List.of(row.id()));
    assertThat(checkBack.checkLocalTransaction(asked()))
        .isEqualTo(LocalTransactionState.COMMIT_MESSAGE);
    assertThat(number("check_backs")).isEqualTo(2);
  }

  @Test
  void answersUnknownWhenTheDatabaseFails() throws SQLException {
    SingleConnectionDataSource broken =
        new SingleConnectionDataSource(dataSource.getConnection(), true);
    TransactionListener checkBack = RocketMQUtil.convert(new CheckBack(
        new JdbcFence(
            new JdbcTemplate(broken),
            TransactionOperations.withoutTransaction(),
            Clock.systemUTC(),
            Duration.ofMillis(100)),
        () -> id -> Optional.empty(),
        Duration.ZERO,
        OutboxMeters.NONE));
    broken.destroy();

    assertThat(checkBack.checkLocalTransaction(asked())).isEqualTo(LocalTransactionState.UNKNOW);
  }

  @Test
  void deliversAnEventNotBeforeItsTime() {
    Instant due = Instant.now().plusSeconds(3);
    transaction.executeWithoutResult(status -> events.publishAt(new ParcelSent(parcel), due));

    Arrivals.Arrival arrival = arrivals.await(parcel);

    // The broker's timer works in whole seconds.
    assertThat(Instant.now()).isAfterOrEqualTo(due.minusMillis(1000));
    assertThat(arrival.events()).hasSize(1);
    Awaitility.await()
        .untilAsserted(
            () -> assertThat(jdbc.sql("SELECT state FROM messaging.outbox WHERE ? = ANY (subjects)")
                    .param(parcel)
                    .query(String.class)
                    .list())
                .containsExactly("CONFIRMED"));
  }

  @Test
  void deliversAtOnceWhatWasDueInThePast() {
    transaction.executeWithoutResult(
        status -> events.publishAt(new ParcelSent(parcel), Instant.now().minusSeconds(60)));

    arrivals.await(parcel);
  }

  @Test
  void keepsWhatIsDueBeyondTheBrokersReachUntilItIsNear() {
    OutboxMessage far = new OutboxMessage(
        row.id(),
        new PendingEvent.Route(row.topic(), row.tag(), Instant.now().plus(Duration.ofDays(30))),
        row.subjects(),
        row.eventIds(),
        row.body());
    transaction.executeWithoutResult(status -> outbox.insert(List.of(far), true));

    Instant nextSweep = jdbc.sql("SELECT next_sweep_at FROM messaging.outbox WHERE id = ?")
        .param(row.id())
        .query(OffsetDateTime.class)
        .single()
        .toInstant();

    assertThat(nextSweep)
        .isBetween(
            Instant.now().plus(Duration.ofDays(28)).minusSeconds(60),
            Instant.now().plus(Duration.ofDays(28)));
  }

  @Test
  void sendsAgainWhatTheBrokerGaveUpOnAlthoughItCommitted() {
    transaction.executeWithoutResult(status -> outbox.insert(List.of(row), true));

    own.drain(List.of(asked()));

    arrivals.await(parcel);
  }

  @Test
  void leavesMessagesOfOtherServicesAlone() {
    transaction.executeWithoutResult(status -> outbox.insert(List.of(row), true));
    MessageExt foreign = asked();
    foreign.putUserProperty(MessageHeaders.SOURCE, "someone-else");

    own.confirm(List.of(foreign));
    own.drain(List.of(foreign));

    assertThat(state()).isEqualTo("COMMITTED");
  }

  private TransactionListener checkBack(Duration maxLocalTransaction) {
    return RocketMQUtil.convert(new CheckBack(
        new JdbcFence(
            new JdbcTemplate(dataSource),
            new TransactionTemplate(new JdbcTransactionManager(dataSource)),
            Clock.systemUTC(),
            Duration.ofMillis(200)),
        () -> id -> Optional.empty(),
        maxLocalTransaction,
        OutboxMeters.NONE));
  }

  /** The half message as a check-back brings it. */
  private MessageExt asked() {
    Message sent = factory.immediate(row);
    MessageExt asked = new MessageExt();
    asked.setTopic(sent.getTopic());
    asked.setBody(sent.getBody());
    asked.setTags(sent.getTags());
    sent.getProperties().forEach((name, value) -> putProperty(asked, name, value));
    asked.setBornTimestamp(System.currentTimeMillis());
    return asked;
  }

  private static void putProperty(MessageExt message, String name, String value) {
    if (!name.equals(name.toUpperCase(Locale.ROOT))) {
      message.putUserProperty(name, value);
    }
  }

  private void insertOn(Connection connection) {
    new JdbcOutbox(
            new JdbcTemplate(new SingleConnectionDataSource(connection, true)),
            TransactionOperations.withoutTransaction(),
            schedule)
        .insert(List.of(row), true);
  }

  private String state() {
    return jdbc.sql("SELECT state FROM messaging.outbox WHERE id = ?")
        .param(row.id())
        .query(String.class)
        .optional()
        .orElse(null);
  }

  private long number(String column) {
    return jdbc.sql("SELECT " + column + " FROM messaging.outbox WHERE id = ?")
        .param(row.id())
        .query(Long.class)
        .single();
  }
}
