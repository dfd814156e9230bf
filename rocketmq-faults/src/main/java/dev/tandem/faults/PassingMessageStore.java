package dev.tandem.faults;

import java.util.concurrent.CompletableFuture;

import org.apache.rocketmq.store.MessageStore;
import org.apache.rocketmq.store.QueryMessageResult;
import org.apache.rocketmq.store.plugin.AbstractPluginMessageStore;
import org.apache.rocketmq.store.plugin.MessageStorePluginContext;
import org.apache.rocketmq.store.rocksdb.MessageRocksDBStorage;
import org.apache.rocketmq.store.timer.rocksdb.TimerMessageRocksDBStore;
import org.apache.rocketmq.store.transaction.TransMessageRocksDBStore;

/** Passes on calls that the plug-ins' base class of broker 5.5.0 does not. */
abstract class PassingMessageStore extends AbstractPluginMessageStore {

  PassingMessageStore(MessageStorePluginContext context, MessageStore next) {
    super(context, next);
  }

  @Override
  public QueryMessageResult queryMessage(
      String topic,
      String key,
      int maxMessages,
      long begin,
      long end,
      String indexType,
      String lastKey) {
    return next.queryMessage(topic, key, maxMessages, begin, end, indexType, lastKey);
  }

  @Override
  public CompletableFuture<QueryMessageResult> queryMessageAsync(
      String topic,
      String key,
      int maxMessages,
      long begin,
      long end,
      String indexType,
      String lastKey) {
    return next.queryMessageAsync(topic, key, maxMessages, begin, end, indexType, lastKey);
  }

  @Override
  public MessageRocksDBStorage getMessageRocksDBStorage() {
    return next.getMessageRocksDBStorage();
  }

  @Override
  public TimerMessageRocksDBStore getTimerMessageRocksDBStore() {
    return next.getTimerMessageRocksDBStore();
  }

  @Override
  public void setTimerMessageRocksDBStore(TimerMessageRocksDBStore store) {
    next.setTimerMessageRocksDBStore(store);
  }

  @Override
  public TransMessageRocksDBStore getTransMessageRocksDBStore() {
    return next.getTransMessageRocksDBStore();
  }

  @Override
  public void setTransMessageRocksDBStore(TransMessageRocksDBStore store) {
    next.setTransMessageRocksDBStore(store);
  }
}
