package dev.tandem.messaging.internal.consumer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.tandem.messaging.internal.broker.BatchGatherer;
import dev.tandem.messaging.internal.broker.PullPace;
import dev.tandem.messaging.internal.delivery.IncomingMessage;
import dev.tandem.messaging.internal.processing.AwayException;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyContext;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.common.message.MessageExt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the batches of one RocketMQ consumer to their processor, and its verdict back to the
 * broker.
 */
final class GroupConsumer implements MessageListenerConcurrently {

  private static final Logger log = LoggerFactory.getLogger(GroupConsumer.class);

  /**
   * RocketMQ's delay levels 1 and 2 are 1 s and 5 s; 0 lets the broker choose: 10 s, 30 s, … 2 h.
   */
  private static final int[] FIRST_DELAY_LEVELS = {1, 2};

  private static final int BROKER_DECIDES = 0;

  /**
   * Messages hold many events: their number, and the work of reading them, depends on the bytes.
   */
  private static final long BATCH_BYTES = 512 * 1024;

  private final DefaultMQPushConsumer consumer;
  private final Batches batches;
  private final BatchGatherer<MessageExt> gathering;
  private final PullPace pace;
  private volatile boolean stopping;
  private volatile boolean paused;

  /** Settles a batch and says which messages must come again. */
  @FunctionalInterface
  interface Batches {
    SortedSet<Integer> process(List<IncomingMessage> messages);
  }

  /**
   * A consumer whose threads share batches.
   *
   * @param atOnce how many batches are processed at the same time
   * @param batchSize how many messages a batch holds at most; fewer where they are large
   * @param linger how long a batch that is not full, and each pull, waits for more
   */
  GroupConsumer(
      DefaultMQPushConsumer consumer, Batches batches, int atOnce, int batchSize, Duration linger) {
    this.consumer = consumer;
    this.batches = batches;
    this.gathering = new BatchGatherer<>(
        atOnce,
        new BatchGatherer.Bounds<>(batchSize, BATCH_BYTES, GroupConsumer::bytes),
        linger,
        this::process);
    this.pace = new PullPace(consumer, linger);
    consumer.registerMessageListener(this);
  }

  private static long bytes(MessageExt message) {
    return message.getBody() == null ? 0 : message.getBody().length;
  }

  DefaultMQPushConsumer consumer() {
    return consumer;
  }

  /** Leaves batches that have not begun to other instances, and lets those under way end. */
  void stop() {
    stopping = true;
    consumer.suspend();
    consumer.shutdown();
  }

  /**
   * Begins no batch any more and gives back those that have not begun, or goes on. Also before the
   * consumer is started.
   */
  synchronized void pause(boolean wanted) {
    if (paused == wanted) {
      return;
    }
    paused = wanted;
    if (wanted) {
      consumer.suspend();
    } else {
      takeBackWhatWasLeft();
      consumer.resume();
    }
  }

  // Their offsets are where they were: resuming looks the queues up again, and pulls from there.
  @SuppressWarnings("deprecation")
  private void takeBackWhatWasLeft() {
    var balance = consumer.getDefaultMQPushConsumerImpl().getRebalanceImpl();
    balance.getProcessQueueTable().forEach((queue, waiting) -> {
      if (waiting.isDropped()) {
        balance.removeProcessQueue(queue);
      }
    });
  }

  private boolean leaves() {
    return stopping || paused;
  }

  @Override
  public ConsumeConcurrentlyStatus consumeMessage(
      List<MessageExt> messages, ConsumeConcurrentlyContext context) {
    if (leaves()) {
      leaveForLater(context);
      return ConsumeConcurrentlyStatus.RECONSUME_LATER;
    }
    pace.after(messages);
    SortedSet<Integer> unsettled;
    try {
      unsettled = gathering.process(messages);
    } catch (AwayException e) {
      giveBack(context);
      return ConsumeConcurrentlyStatus.RECONSUME_LATER;
    }
    if (leaves() && !unsettled.isEmpty()) {
      // Whatever went wrong meanwhile is not held against the events.
      leaveForLater(context);
      return ConsumeConcurrentlyStatus.RECONSUME_LATER;
    }
    if (!unsettled.isEmpty()) {
      // Only a prefix can be acknowledged. What is delivered again without need is dropped by the
      // inbox.
      context.setAckIndex(unsettled.first() - 1);
      context.setDelayLevelWhenNextConsume(delayLevel(messages, unsettled));
    }
    return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
  }

  private SortedSet<Integer> process(List<MessageExt> messages) {
    // What waited for its turn when the stop came has not begun either.
    return leaves()
        ? IntStream.range(0, messages.size()).boxed().collect(Collectors.toCollection(TreeSet::new))
        : batches.process(incoming(messages));
  }

  /**
   * A queue marked as dropped is neither acknowledged nor sent back: its offset stays where it is,
   * for another instance or for this one once it goes on.
   * The client offers no other way to return a batch untouched.
   */
  @SuppressWarnings("deprecation")
  private void leaveForLater(ConsumeConcurrentlyContext context) {
    var queue = consumer
        .getDefaultMQPushConsumerImpl()
        .getRebalanceImpl()
        .getProcessQueueTable()
        .get(context.getMessageQueue());
    if (queue != null) {
      queue.setDropped(true);
    }
    log.debug("Left a batch of {} for later", context.getMessageQueue());
  }

  /**
   * Gives the queue up with its offset where it is; the client takes it again when it next looks
   * which queues are its own, every 20 s.
   */
  @SuppressWarnings("deprecation")
  private void giveBack(ConsumeConcurrentlyContext context) {
    if (leaves()) {
      leaveForLater(context);
    } else {
      consumer
          .getDefaultMQPushConsumerImpl()
          .getRebalanceImpl()
          .removeProcessQueue(context.getMessageQueue());
    }
  }

  private static List<IncomingMessage> incoming(List<MessageExt> messages) {
    List<IncomingMessage> incoming = new ArrayList<>(messages.size());
    for (int i = 0; i < messages.size(); i++) {
      incoming.add(IncomingMessage.of(i, messages.get(i)));
    }
    return incoming;
  }

  /**
   * The first redeliveries come soon, because most failures pass; later ones come ever more rarely.
   */
  private static int delayLevel(List<MessageExt> messages, SortedSet<Integer> unsettled) {
    int redeliveries = unsettled.stream()
        .mapToInt(i -> messages.get(i).getReconsumeTimes())
        .max()
        .orElse(0);
    return redeliveries < FIRST_DELAY_LEVELS.length
        ? FIRST_DELAY_LEVELS[redeliveries]
        : BROKER_DECIDES;
  }
}
