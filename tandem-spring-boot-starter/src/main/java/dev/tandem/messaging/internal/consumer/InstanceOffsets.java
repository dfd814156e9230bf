package dev.tandem.messaging.internal.consumer;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.rocketmq.client.consumer.store.OffsetStore;
import org.apache.rocketmq.client.consumer.store.ReadOffsetType;
import org.apache.rocketmq.common.message.MessageQueue;

/**
 * The position up to which one instance has read, kept as long as it runs. The client's own store
 * for broadcasts writes a file for each client into the user's home, where every start of an
 * instance would leave another.
 */
final class InstanceOffsets implements OffsetStore {

  private static final long UNKNOWN = -1;

  private final Map<MessageQueue, Long> offsets = new ConcurrentHashMap<>();

  @Override
  public void load() {
    // There is nothing from before.
  }

  @Override
  public void updateOffset(MessageQueue queue, long offset, boolean increaseOnly) {
    offsets.merge(queue, offset, increaseOnly ? Math::max : (before, after) -> after);
  }

  @Override
  public void updateAndFreezeOffset(MessageQueue queue, long offset) {
    offsets.put(queue, offset);
  }

  @Override
  public long readOffset(MessageQueue queue, ReadOffsetType type) {
    return offsets.getOrDefault(queue, UNKNOWN);
  }

  @Override
  public void persistAll(Set<MessageQueue> queues) {
    // An instance that starts again begins with what is published then.
  }

  @Override
  public void persist(MessageQueue queue) {
    // As above.
  }

  @Override
  public void removeOffset(MessageQueue queue) {
    offsets.remove(queue);
  }

  @Override
  public Map<MessageQueue, Long> cloneOffsetTable(String topic) {
    Map<MessageQueue, Long> copy = new HashMap<>(offsets);
    copy.keySet().removeIf(queue -> topic != null && !topic.equals(queue.getTopic()));
    return copy;
  }

  @Override
  public void updateConsumeOffsetToBroker(MessageQueue queue, long offset, boolean isOneway) {
    // The broker does not know how far a broadcast's instances are.
  }
}
