package dev.tandem.messaging.internal.listener;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.IntStream;

import dev.tandem.messaging.internal.listener.CoatCheckApplication.Coat;
import dev.tandem.messaging.internal.listener.CoatCheckApplication.Gossip;
import dev.tandem.messaging.internal.listener.CoatCheckApplication.Ledger;
import org.apache.rocketmq.client.producer.SendCallback;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.client.producer.TransactionMQProducer;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.spring.core.RocketMQTemplate;
import org.apache.rocketmq.spring.support.RocketMQHeaders;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.messaging.MessagingException;
import org.springframework.messaging.support.MessageBuilder;

import static dev.tandem.messaging.internal.listener.CoatCheckApplication.COATS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What rocketmq-spring's documentation says of its template holds for the one that shares our
 * producer.
 */
@CoatCheckTest
class RocketMQTemplateIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Autowired
  RocketMQTemplate template;

  @Autowired
  Gossip gossip;

  @Autowired
  Ledger ledger;

  private final String ticket = "ticket-" + UUID.randomUUID();

  @Test
  void convertsAnObjectBothWays() {
    template.convertAndSend(
        COATS + ":queued", new Coat(ticket, Instant.parse("2026-03-01T10:00:00Z")));

    assertThat(new String(heard(1).get(0).getBody(), UTF_8)).contains("2026-03-01T10:00:00Z");
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(ledger.of(ticket)).containsExactly("coat-queue"));
  }

  @Test
  void sendsWithTagAndKeysAndSaysThatTheBrokerHasIt() {
    SendResult sent = template.syncSend(
        COATS + ":folded",
        MessageBuilder.withPayload(ticket)
            .setHeader(RocketMQHeaders.KEYS, "k-1")
            .build());

    assertThat(sent.getSendStatus()).isEqualTo(SendStatus.SEND_OK);
    MessageExt message = heard(1).get(0);
    assertThat(message.getTags()).isEqualTo("folded");
    assertThat(message.getKeys()).isEqualTo("k-1");
    assertThat(message.getMsgId()).isEqualTo(sent.getMsgId());
  }

  @Test
  void sendsWhileTheCallerGoesOn() {
    CompletableFuture<SendResult> answer = new CompletableFuture<>();
    template.asyncSend(COATS, ticket, new SendCallback() {

      @Override
      public void onSuccess(SendResult sent) {
        answer.complete(sent);
      }

      @Override
      public void onException(Throwable failure) {
        answer.completeExceptionally(failure);
      }
    });

    assertThat(answer).succeedsWithin(PATIENCE);
    heard(1);
  }

  @Test
  void sendsWithoutAnAnswer() {
    template.sendOneWay(COATS, ticket);

    heard(1);
  }

  @Test
  void keepsAllMessagesOfAHashKeyInOneQueue() {
    IntStream.range(0, 6)
        .forEach(i -> template.syncSendOrderly(COATS, ticket + "-" + i, "hash-" + ticket));

    assertThat(heard(6))
        .extracting(MessageExt::getQueueId)
        .containsOnly(heard(6).get(0).getQueueId());
  }

  @Test
  void holdsADelayedMessageBack() {
    Instant sent = Instant.now();
    template.syncSendDelayTimeSeconds(COATS, ticket, 3);

    heard(1);
    // The broker's timer works in whole seconds.
    assertThat(Instant.now()).isAfter(sent.plusSeconds(2));
  }

  @Test
  void refusesATransactionOfTheTemplatesBeforeAnythingIsSent() {
    assertThatThrownBy(() -> template.sendMessageInTransaction(
            COATS, MessageBuilder.withPayload(ticket).build(), null))
        .isInstanceOf(MessagingException.class)
        .hasMessageContaining("EventPublisher.publish")
        .hasMessageContaining("@ExtRocketMQTemplateConfiguration");
  }

  @Test
  void answersCheckBacksByThreadsOfOurOwn() {
    TransactionMQProducer producer = (TransactionMQProducer) template.getProducer();

    assertThat(producer.getTransactionListener()).isNotNull();
    assertThat(producer.getExecutorService())
        .isInstanceOfSatisfying(
            ThreadPoolExecutor.class,
            threads -> assertThat(threads.getMaximumPoolSize()).isEqualTo(3));
  }

  private List<MessageExt> heard(int times) {
    Awaitility.await().atMost(PATIENCE).until(() -> gossip.of(ticket).size() >= times);
    return gossip.of(ticket);
  }
}
