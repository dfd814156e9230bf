package dev.tandem.test.rocketmq;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tandem.test.process.Directories;

/**
 * Settings of a name server and a broker, and their configuration files.
 *
 * @param directory where data, logs and configuration lie
 * @param isTemporary whether the directory goes with them
 * @param metricsPort 0 for no metrics
 * @param nameServerJvm more options of the name server's JVM
 * @param brokerJvm more options of the broker's JVM
 * @param brokerJars what stands on the broker's class path beside its own jars
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
    List<String> nameServerJvm,
    List<String> brokerJvm,
    List<Path> brokerJars,
    Map<String, String> brokerProperties) {

  RocketMqSettings {
    nameServerJvm = List.copyOf(nameServerJvm);
    brokerJvm = List.copyOf(brokerJvm);
    brokerJars = List.copyOf(brokerJars);
    brokerProperties = Map.copyOf(brokerProperties);
  }

  // Each of the broker's threads that stores or times messages keeps a buffer of the largest
  // message, 4 MB: 32 that end transactions, 18 of delay levels, 8 of the timer, and senders.
  // Without room for one more, the timer stops and says so in its log alone.
  private static final int BROKER_DIRECT_MEGABYTES = 512;

  String brokerClassPath() {
    return Stream.concat(
            Stream.of(RocketMqClassPath.read()), brokerJars.stream().map(Path::toString))
        .collect(Collectors.joining(File.pathSeparator));
  }

  List<String> nameServerOptions() {
    return options(List.of("-Xms16m", "-Xmx96m", "-XX:MaxDirectMemorySize=64m"), nameServerJvm);
  }

  List<String> brokerOptions() {
    return options(
        List.of(
            "-Xms64m",
            "-Xmx" + brokerHeapMegabytes + "m",
            "-XX:MaxDirectMemorySize=" + BROKER_DIRECT_MEGABYTES + "m"),
        brokerJvm);
  }

  private List<String> options(List<String> memory, List<String> more) {
    List<String> options = new ArrayList<>(memory);
    options.addAll(List.of(
        "-XX:+UseSerialGC",
        "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
        "--add-opens=java.base/java.nio=ALL-UNNAMED",
        "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
        "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
        "--enable-native-access=ALL-UNNAMED",
        // RocketMQ writes its logs below the home directory.
        "-Duser.home=" + directory));
    if (isTemporary) {
      options.add("-XX:TieredStopAtLevel=1");
    }
    options.addAll(more);
    return options;
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
    Path store = directory.resolve("store");
    Map<String, String> conf = BrokerDefaults.properties();
    conf.put("bindAddress", "127.0.0.1");
    conf.put("brokerIP1", "127.0.0.1");
    conf.put("brokerIP2", "127.0.0.1");
    conf.put("namesrvAddr", "127.0.0.1:" + nameServerPort);
    conf.put("listenPort", Integer.toString(brokerPort));
    conf.put("haListenPort", Integer.toString(brokerPort + 1));
    conf.put("flushDiskType", flushedBeforeAnswer ? "SYNC_FLUSH" : "ASYNC_FLUSH");
    conf.put("storePathRootDir", store.toString());
    conf.put("storePathCommitLog", store.resolve("commitlog").toString());
    if (metricsPort != 0) {
      conf.put("metricsExporterType", "PROM");
      conf.put("metricsPromExporterHost", "127.0.0.1");
      conf.put("metricsPromExporterPort", Integer.toString(metricsPort));
    }
    conf.putAll(brokerProperties);
    return write("broker.conf", conf);
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
