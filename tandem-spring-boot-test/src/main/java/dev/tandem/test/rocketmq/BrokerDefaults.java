package dev.tandem.test.rocketmq;

import java.util.LinkedHashMap;
import java.util.Map;

/** The configuration of a small broker for tests and demos, and the reasons for it. */
public final class BrokerDefaults {

  private BrokerDefaults() {}

  /** Lines of {@code broker.conf}, in a map of the caller's own. */
  public static Map<String, String> properties() {
    Map<String, String> conf = new LinkedHashMap<>();
    conf.put("brokerClusterName", "tandem");
    conf.put("brokerName", "broker-a");
    conf.put("brokerId", "0");
    // A topic is created on purpose or not at all: its first consumer would miss messages.
    conf.put("autoCreateTopicEnable", "false");
    conf.put("mappedFileSizeCommitLog", "67108864");
    conf.put("mappedFileSizeConsumeQueue", "600000");
    conf.put("maxHashSlotNum", "100000");
    conf.put("maxIndexNum", "400000");
    // The share of the whole disk, which is not ours to judge.
    conf.put("diskMaxUsedSpaceRatio", "95");
    // A busy machine is slow, not overloaded: the defaults refuse messages after 200 ms.
    conf.put("waitTimeMillsInSendQueue", "3000");
    conf.put("osPageCacheBusyTimeOutMills", "5000");
    // End signals are one-way: the default drops those that waited for three seconds, and nobody
    // hears of it. More threads put more of them into one flush.
    conf.put("waitTimeMillsInTransactionQueue", "60000");
    conf.put("endTransactionThreadPoolNums", "32");
    // Broker 5.5.0 keeps a core busy from the first idle interval after a transaction on
    // (apache/rocketmq issue 10966). Marks of finished half messages are written at once here
    // instead of in intervals.
    conf.put("transactionOpMsgMaxSize", "1");
    conf.put("transactionOpBatchInterval", Integer.toString(Integer.MAX_VALUE));
    // Each flush of the timer wheel copies all of its 38 MB, at the default's once a second a tenth
    // of a core for ever. What a crash loses of it the broker reads again from its timer topic.
    conf.put("timerFlushIntervalMs", "300000");
    // Threads that look for work a hundred times a second: one of each kind is enough here, and
    // none for POP, by which nobody consumes here.
    conf.put("timerGetMessageThreadNum", "1");
    conf.put("timerPutMessageThreadNum", "1");
    conf.put("popConsumerFSServiceInit", "false");
    // The thread that writes these counts to a file waits for its first interval in a loop without
    // a pause: ten seconds of a processor at each start.
    conf.put("transactionMetricFlushInterval", "1000");
    // The default hands out 32 messages per pull, whatever batch a consumer asks for.
    conf.put("maxTransferCountOnMessageInMemory", "1024");
    conf.put("maxTransferBytesOnMessageInMemory", "4194304");
    return conf;
  }
}
