package dev.tandem.messaging.internal.listener;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import dev.tandem.messaging.EventPublisher;
import dev.tandem.messaging.internal.listener.CoatCheckApplication.Coat;
import dev.tandem.messaging.internal.listener.CoatCheckApplication.CoatLost;
import dev.tandem.messaging.internal.listener.CoatCheckApplication.Gossip;
import dev.tandem.messaging.internal.listener.CoatCheckApplication.Ledger;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.spring.core.RocketMQTemplate;
import org.apache.rocketmq.spring.support.RocketMQHeaders;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.transaction.support.TransactionTemplate;

import static dev.tandem.messaging.internal.listener.CoatCheckApplication.COATS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@CoatCheckTest
class ExactlyOnceIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired
  RocketMQTemplate template;

  @Autowired
  DefaultMQProducer producer;

  @Autowired
  EventPublisher events;

  @Autowired
  TransactionTemplate transaction;

  @Autowired
  Ledger ledger;

  @Autowired
  Gossip gossip;

  @Autowired
  JdbcListenerInbox inbox;

  @Autowired
  JdbcClient jdbc;

  private final String ticket = "ticket-" + UUID.randomUUID();

  @Test
  void appliesAMessageOnceInEachGroupHoweverOftenItsKeysAreSent() {
    hang(ticket, ticket);
    awaitEffects("cloakroom", "tally");
    hang(ticket, ticket);

    // A new message has a new id: only the listener that goes by keys knows it again.
    awaitEffects("cloakroom", "cloakroom", "tally");
    awaitHeard(2);
    assertStays("cloakroom", "cloakroom", "tally");
  }

  @Test
  void appliesAMessageOnceThatIsSentTwiceWithOneId() throws Exception {
    Message message = new Message(
        COATS, "hung", ticket, "{\"ticket\":\"%s\"}".formatted(ticket).getBytes(UTF_8));
    producer.send(message);
    producer.send(message);

    awaitHeard(2);
    awaitEffects("cloakroom", "tally");
    assertStays("cloakroom", "tally");
  }

  @Test
  void undoesWhatAFailingListenerDidAndIsCalledAgain() {
    ledger.failing.add("cloakroom " + ticket);
    hang(ticket, ticket);

    awaitEffects("cloakroom", "tally");
    assertThat(ledger.calls)
        .filteredOn(call -> call.equals("cloakroom " + ticket))
        .hasSize(2);
  }

  @Test
  void publishesOnceWhatAListenerPublishes() {
    String lost = "lost-" + ticket;
    ledger.failing.add("cloakroom " + lost);
    hang(lost, lost);

    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> ledger.calls.stream().filter(("cloakroom " + lost)::equals).count() == 2
            && gossip.of(lost).stream().anyMatch(m -> "CoatLost".equals(m.getTags())));
    assertThat(jdbc.sql("SELECT count(*) FROM messaging.outbox WHERE ? = ANY (subjects)")
            .param(lost)
            .query(Long.class)
            .single())
        .isEqualTo(1);
  }

  @Test
  void appliesInOrderAndOnce() throws Exception {
    ledger.failing.add("coat-queue " + ticket);
    Message message = new Message(
        COATS, "queued", ticket, "{\"ticket\":\"%s\"}".formatted(ticket).getBytes(UTF_8));
    producer.send(message);
    producer.send(message);

    awaitHeard(2);
    awaitEffects("coat-queue");
    assertStays("coat-queue");
  }

  @Test
  void knowsAnEventAgainThatTheSweepSendsAgain() {
    transaction.executeWithoutResult(status -> events.publish(new CoatLost(ticket)));
    awaitEffects("lost-property");
    Awaitility.await().atMost(PATIENCE).until(this::isConfirmed);

    jdbc.sql("""
            UPDATE messaging.outbox SET state = 'COMMITTED', confirmed_at = NULL, next_sweep_at = now()
            WHERE ? = ANY (subjects)
            """).param(ticket).update();

    awaitHeard(2);
    assertStays("lost-property");
  }

  @Test
  void forgetsWhatIsOld() {
    byte[] identity = new byte[32];
    assertThat(inbox.claim("old", identity)).isTrue();
    inbox.forget(Duration.ofDays(1));
    assertThat(inbox.claim("old", identity)).isFalse();
    jdbc.sql("UPDATE messaging.listener_inbox SET received_at = received_at - interval '2 days'"
            + " WHERE consumer_group = 'old'")
        .update();

    inbox.forget(Duration.ofDays(1));

    assertThat(inbox.claim("old", identity)).isTrue();
  }

  private void hang(String coat, String key) {
    template.syncSend(
        COATS + ":hung",
        MessageBuilder.withPayload(new Coat(coat))
            .setHeader(RocketMQHeaders.KEYS, key)
            .build());
  }

  private boolean isConfirmed() {
    return jdbc.sql("SELECT state FROM messaging.outbox WHERE ? = ANY (subjects)")
        .param(ticket)
        .query(String.class)
        .single()
        .equals("CONFIRMED");
  }

  private void awaitHeard(int times) {
    Awaitility.await().atMost(PATIENCE).until(() -> gossip.of(ticket).size() >= times);
  }

  private void awaitEffects(String... listeners) {
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(ledger.of(ticket)).containsExactly(listeners));
  }

  /** Whoever was to call a listener once too often has had the time to. */
  private void assertStays(String... listeners) {
    Awaitility.await()
        .during(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(5))
        .until(() -> ledger.of(ticket).equals(List.of(listeners)));
  }
}
