package dev.tandem.faults;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;

import org.apache.rocketmq.common.MixAll;
import org.apache.rocketmq.common.TopicConfig;
import org.apache.rocketmq.common.message.MessageAccessor;
import org.apache.rocketmq.common.message.MessageConst;
import org.apache.rocketmq.common.message.MessageDecoder;
import org.apache.rocketmq.common.message.MessageExtBrokerInner;
import org.apache.rocketmq.common.topic.TopicValidator;
import org.apache.rocketmq.store.DefaultMessageStore;
import org.apache.rocketmq.store.MessageStore;
import org.apache.rocketmq.store.PutMessageResult;
import org.apache.rocketmq.store.plugin.MessageStorePluginContext;

/**
 * Stores some messages twice, and holds some back so that later ones overtake them: what a broker
 * with "at least once" and no order may do at any time. A half message is stored as it is; what
 * counts is the moment at which consumers come to see it, and that is when it is committed.
 *
 * <p>The broker loads it by the line {@code messageStorePlugIn} of its configuration. How much goes
 * wrong is in {@link FaultConfig}, nothing unless set; what has gone wrong is told with the
 * broker's runtime information.
 */
public final class FaultyMessageStore extends PassingMessageStore {

  // The broker keeps properties, so a message that comes out of a delay is known again.
  private static final String MARK = "TANDEM_FAULT";
  private static final int A_SECOND = 1;

  private final FaultConfig config = new FaultConfig();
  private final LongAdder passed = new LongAdder();
  private final LongAdder duplicated = new LongAdder();
  private final LongAdder heldBack = new LongAdder();

  /** Called by the broker. */
  public FaultyMessageStore(MessageStorePluginContext context, MessageStore next) {
    super(context, next);
    context.registerConfiguration(config);
  }

  @Override
  public PutMessageResult putMessage(MessageExtBrokerInner message) {
    Optional<MessageExtBrokerInner> copy = disturbed(message);
    PutMessageResult result = next.putMessage(message);
    copy.ifPresent(this::putToo);
    return result;
  }

  @Override
  public CompletableFuture<PutMessageResult> asyncPutMessage(MessageExtBrokerInner message) {
    Optional<MessageExtBrokerInner> copy = disturbed(message);
    CompletableFuture<PutMessageResult> result = next.asyncPutMessage(message);
    copy.ifPresent(this::putToo);
    return result;
  }

  @Override
  @SuppressWarnings("NonApiType") // as the broker declares it
  public HashMap<String, String> getRuntimeInfo() {
    HashMap<String, String> info = super.getRuntimeInfo();
    info.put("faultsPassed", Long.toString(passed.sum()));
    info.put("faultsDuplicated", Long.toString(duplicated.sum()));
    info.put("faultsHeldBack", Long.toString(heldBack.sum()));
    return info;
  }

  /** Makes a fault by chance; returns a message to store in addition, if there is one. */
  private Optional<MessageExtBrokerInner> disturbed(MessageExtBrokerInner message) {
    return switch (faultOf(message)) {
      case NONE -> Optional.empty();
      case DUPLICATED -> Optional.of(copyOf(message));
      case HELD_BACK -> {
        mark(message);
        message.setDelayTimeLevel(A_SECOND);
        describe(message);
        heldBack.increment();
        yield Optional.empty();
      }
    };
  }

  private void putToo(MessageExtBrokerInner copy) {
    var _ = next.asyncPutMessage(copy).thenAccept(result -> {
      if (result.isOk()) {
        duplicated.increment();
      }
    });
  }

  private Fault faultOf(MessageExtBrokerInner message) {
    if (!isForConsumers(message) || message.getProperty(MARK) != null || waits(message)) {
      return Fault.NONE;
    }
    passed.increment();
    return config.draw(ThreadLocalRandom.current().nextDouble(100));
  }

  // The broker's own topics are its memory, and what consumers sent back has its own delay.
  private static boolean isForConsumers(MessageExtBrokerInner message) {
    String topic = message.getTopic();
    return !TopicValidator.isSystemTopic(topic)
        && !topic.startsWith(MixAll.RETRY_GROUP_TOPIC_PREFIX)
        && !topic.startsWith(MixAll.DLQ_GROUP_TOPIC_PREFIX);
  }

  private static boolean waits(MessageExtBrokerInner message) {
    return message.getDelayTimeLevel() > 0
        || message.getProperty(MessageConst.PROPERTY_TIMER_DELIVER_MS) != null
        || message.getProperty(MessageConst.PROPERTY_TIMER_DELAY_SEC) != null;
  }

  /**
   * A second message with the same content. It lies in another queue, where another consumer may
   * handle it at the same moment; every other one comes a second later, when all is done.
   */
  private MessageExtBrokerInner copyOf(MessageExtBrokerInner message) {
    MessageExtBrokerInner copy = new MessageExtBrokerInner();
    copy.setTopic(message.getTopic());
    copy.setQueueId(anotherQueue(message));
    copy.setBody(message.getBody());
    copy.setFlag(message.getFlag());
    copy.setSysFlag(message.getSysFlag());
    copy.setTagsCode(message.getTagsCode());
    copy.setBornTimestamp(message.getBornTimestamp());
    copy.setBornHost(message.getBornHost());
    copy.setStoreHost(message.getStoreHost());
    copy.setReconsumeTimes(message.getReconsumeTimes());
    copy.setTransactionId(message.getTransactionId());
    copy.setPreparedTransactionOffset(message.getPreparedTransactionOffset());
    MessageAccessor.setProperties(copy, new HashMap<>(message.getProperties()));
    mark(copy);
    if (ThreadLocalRandom.current().nextBoolean()) {
      copy.setDelayTimeLevel(A_SECOND);
    }
    describe(copy);
    return copy;
  }

  private int anotherQueue(MessageExtBrokerInner message) {
    int queues = next instanceof DefaultMessageStore store
        ? store
            .getTopicConfig(message.getTopic())
            .map(TopicConfig::getWriteQueueNums)
            .orElse(1)
        : 1;
    return (message.getQueueId() + 1) % Math.max(queues, 1);
  }

  private static void mark(MessageExtBrokerInner message) {
    MessageAccessor.putProperty(message, MARK, "1");
  }

  // What is stored are not the properties but their text.
  private static void describe(MessageExtBrokerInner message) {
    Map<String, String> properties = message.getProperties();
    message.setPropertiesString(MessageDecoder.messageProperties2String(properties));
  }
}
