package dev.tandem.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a name server and a broker run, and the configuration files that say so.
 *
 * @param directory where data, logs and configuration lie
 * @param isTemporary whether the directory goes with them
 * @param metricsPort 0 for no metrics
 * @param brokerProperties set after, and over, everything else
 */
record RocketMqSettings(
    Path directory,
    boolean isTemporary,
    int nameServerPort,
    int brokerPort,
    int metricsPort,
    int brokerHeapMegabytes,
    boolean flushedBeforeAnswer,
    Map<String, String> brokerProperties) {

  List<String> brokerMemory() {
    return List.of(
        "-Xms64m",
        "-Xmx" + brokerHeapMegabytes + "m",
        "-XX:MaxDirectMemorySize=" + brokerHeapMegabytes + "m");
  }

  Path log(String process) {
    return Directories.create(directory).resolve(process + ".log");
  }

  Path writeNameServerConf() {
    return write(
        "namesrv.conf",
        Map.of(
            "bindAddress", "127.0.0.1",
            "listenPort", Integer.toString(nameServerPort),
            "kvConfigPath", directory.resolve("kvConfig.json").toString(),
            "configStorePath", directory.resolve("namesrv.properties").toString()));
  }

  Path writeBrokerConf() {
    Map<String, String> conf = new LinkedHashMap<>();
    conf.put("brokerClusterName", "tandem");
    conf.put("brokerName", "broker-a");
    conf.put("brokerId", "0");
    conf.put("bindAddress", "127.0.0.1");
    conf.put("brokerIP1", "127.0.0.1");
    conf.put("brokerIP2", "127.0.0.1");
    conf.put("namesrvAddr", "127.0.0.1:" + nameServerPort);
    conf.put("listenPort", Integer.toString(brokerPort));
    conf.put("haListenPort", Integer.toString(brokerPort + 1));
    conf.put("flushDiskType", flushedBeforeAnswer ? "SYNC_FLUSH" : "ASYNC_FLUSH");
    // A topic is created on purpose or not at all: its first consumer would miss messages.
    conf.put("autoCreateTopicEnable", "false");
    conf.putAll(smallFootprint());
    // A busy machine is slow, not overloaded: the defaults refuse messages after 200 ms.
    conf.put("waitTimeMillsInSendQueue", "3000");
    conf.put("osPageCacheBusyTimeOutMills", "5000");
    // Broker 5.5.0 keeps a core busy from the first idle interval after a transaction on
    // (apache/rocketmq
    // issue 10966). Marks of finished half messages are written at once here instead of in
    // intervals.
    conf.put("transactionOpMsgMaxSize", "1");
    conf.put("transactionOpBatchInterval", Integer.toString(Integer.MAX_VALUE));
    // The default hands out 32 messages per pull, whatever batch a consumer asks for.
    conf.put("maxTransferCountOnMessageInMemory", "1024");
    conf.put("maxTransferBytesOnMessageInMemory", "4194304");
    if (metricsPort != 0) {
      conf.put("metricsExporterType", "PROM");
      conf.put("metricsPromExporterHost", "127.0.0.1");
      conf.put("metricsPromExporterPort", Integer.toString(metricsPort));
    }
    conf.putAll(brokerProperties);
    return write("broker.conf", conf);
  }

  private Map<String, String> smallFootprint() {
    Path store = directory.resolve("store");
    return Map.of(
        "storePathRootDir", store.toString(),
        "storePathCommitLog", store.resolve("commitlog").toString(),
        "mappedFileSizeCommitLog", "67108864",
        "mappedFileSizeConsumeQueue", "600000",
        "maxHashSlotNum", "100000",
        "maxIndexNum", "400000",
        // The share of the whole disk, which is not ours to judge.
        "diskMaxUsedSpaceRatio", "95");
  }

  private Path write(String name, Map<String, String> conf) {
    String text = conf.entrySet().stream()
        .map(line -> line.getKey() + "=" + line.getValue() + "\n")
        .collect(Collectors.joining());
    try {
      return Files.writeString(Directories.create(directory).resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
