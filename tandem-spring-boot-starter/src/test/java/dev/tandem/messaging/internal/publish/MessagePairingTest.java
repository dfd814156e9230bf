package dev.tandem.messaging.internal.publish;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.tandem.messaging.internal.MessagingProperties;
import dev.tandem.messaging.internal.broker.BrokerBreaker;
import dev.tandem.messaging.internal.broker.ServiceName;
import dev.tandem.messaging.internal.outbox.JdbcOutbox;
import dev.tandem.messaging.internal.outbox.MessageFactory;
import dev.tandem.messaging.internal.outbox.OutboxMeters;
import dev.tandem.messaging.internal.outbox.PendingEvent;
import dev.tandem.messaging.internal.outbox.SweepSchedule;
import dev.tandem.messaging.internal.producer.HalfMessage;
import dev.tandem.messaging.internal.producer.MessageProducer;
import dev.tandem.messaging.support.UuidV7;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.common.message.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mockito.InOrder;
import org.springframework.dao.QueryTimeoutException;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

/** A broker that answers when the test says so. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MessagePairingTest {

  private static final HalfMessage STORED =
      new HalfMessage(new Message("parcels", new byte[0]), new SendResult());

  private final List<CompletableFuture<HalfMessage>> halves = new ArrayList<>();
  private final JdbcOutbox outbox = mock(JdbcOutbox.class);
  private final MessageProducer producer = mock(MessageProducer.class);
  private final BrokerBreaker breaker = new BrokerBreaker(new MessagingProperties.Breaker(
      1_000, 1_000, 50f, Duration.ofMinutes(1), 50f, Duration.ofHours(1)));
  private final MessagePairing pairing = new MessagePairing(
      outbox,
      producer,
      breaker,
      new MessageGrouping(1_000_000),
      new MessageFactory(new ServiceName("parcel-service"), Clock.systemUTC()),
      new SweepSchedule(
          Clock.systemUTC(), Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofDays(2)),
      Runnable::run,
      OutboxMeters.NONE);

  @BeforeEach
  void letTheBrokerThink() {
    when(producer.sendTimeout()).thenReturn(Duration.ofSeconds(20));
    when(producer.sendHalf(any())).thenAnswer(call -> {
      CompletableFuture<HalfMessage> answer = new CompletableFuture<>();
      halves.add(answer);
      return answer;
    });
  }

  @Test
  void commitsWithoutWaitingForTheBroker() {
    PairedMessages paired = pairing.prepare(List.of(event()), List.of());
    paired.committed();
    paired.completed();

    assertThat(halves).singleElement().matches(answer -> !answer.isDone());
    verify(producer, never()).commit(any());
  }

  @Test
  void endsAHalfMessageThatTheBrokerStoresAfterCommit() {
    PairedMessages paired = pairing.prepare(List.of(event()), List.of());
    paired.committed();
    halves.get(0).complete(STORED);

    verify(producer).commit(STORED);
  }

  @Test
  void endsAHalfMessageStoredBeforeCommitOnlyAfterIt() {
    PairedMessages paired = pairing.prepare(List.of(event()), List.of());
    halves.get(0).complete(STORED);
    verify(producer, never()).commit(any());

    paired.committed();

    verify(producer).commit(STORED);
  }

  @Test
  void endsNothingThatDidNotCommit() {
    PairedMessages paired = pairing.prepare(List.of(event()), List.of());
    paired.completed();
    halves.get(0).complete(STORED);

    verify(producer, never()).commit(any());
  }

  @Test
  void handsWhatTheBrokerRefusedToTheSweepOnceItHasCommitted() {
    PendingEvent event = event();
    PairedMessages paired = pairing.prepare(List.of(event), List.of());
    halves.get(0).completeExceptionally(new IllegalStateException("FLUSH_DISK_TIMEOUT"));
    verify(outbox, never()).markUnsent(any());

    paired.committed();

    verify(outbox).markUnsent(List.of(event.id()));
    verify(producer, never()).commit(any());
  }

  @Test
  void beginsToSendBeforeItWritesTheRows() {
    var unused = pairing.prepare(List.of(event()), List.of());

    InOrder order = inOrder(producer, outbox);
    order.verify(producer).sendHalf(any());
    order.verify(outbox).insert(anyList(), anyBoolean());
  }

  @Test
  void endsNothingWhoseRowsCannotBeWritten() {
    doThrow(new QueryTimeoutException("disk full")).when(outbox).insert(anyList(), anyBoolean());

    assertThatThrownBy(() -> pairing.prepare(List.of(event()), List.of()))
        .isInstanceOf(QueryTimeoutException.class);
    halves.get(0).complete(STORED);

    verify(producer, never()).commit(any());
    assertThat(breaker.state()).isEqualTo("CLOSED");
  }

  @Test
  void slowsDownWhenTheBrokerFallsBehind() throws Exception {
    for (int i = 0; i < 128; i++) {
      pairing.prepare(List.of(event()), List.of()).committed();
    }
    PairedMessages oneTooMany = pairing.prepare(List.of(event()), List.of());

    CompletableFuture<Void> committing = CompletableFuture.runAsync(oneTooMany::committed);
    assertThatThrownBy(() -> committing.get(300, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    halves.get(128).complete(STORED);

    assertThat(committing).succeedsWithin(Duration.ofSeconds(10));
  }

  private static PendingEvent event() {
    return new PendingEvent(
        UuidV7.next(),
        new PendingEvent.Route("parcels", "ParcelSent", null),
        "p-1",
        "{}".getBytes(UTF_8));
  }
}
