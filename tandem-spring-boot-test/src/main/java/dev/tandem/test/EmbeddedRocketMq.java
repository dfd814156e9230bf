package dev.tandem.test;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A real RocketMQ on this machine: a name server and one broker, each a JVM of its own on its own class path.
 *
 * <p>The broker can be stopped, killed, paused and started again; it keeps its ports and its data. Topics are not
 * created by sending to them. Neither process outlives this JVM.
 */
public final class EmbeddedRocketMq implements AutoCloseable {

  private static final Duration START_PATIENCE = Duration.ofSeconds(90);
  // An orderly end takes it 15 s; what it has answered is on the disk without one.
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(3);
  // Every broker has it from the start, so that a route to it says the broker has registered.
  private static final String ALWAYS_THERE = "SELF_TEST_TOPIC";

  private final RocketMqSettings settings;
  private final ExitHook atExit = new ExitHook(this::stopAll);
  private volatile @Nullable ChildProcess nameServerProcess;
  private volatile @Nullable ChildProcess brokerProcess;

  private EmbeddedRocketMq(RocketMqSettings settings) {
    this.settings = settings;
  }

  /** How one is started; without any setting: on free ports, in a directory removed at the end. */
  public static Builder builder() {
    return new Builder();
  }

  /** What clients connect to: host and port of the name server. */
  public String nameServer() {
    return "127.0.0.1:" + settings.nameServerPort();
  }

  /** The port the broker serves clients on. */
  public int brokerPort() {
    return settings.brokerPort();
  }

  /** The name server's process number. */
  public synchronized long nameServerPid() {
    return running(nameServerProcess, "name server").pid();
  }

  /** The broker's process number. */
  public synchronized long brokerPid() {
    return running(brokerProcess, "broker").pid();
  }

  /** Whether the broker's process runs, paused or not. */
  public boolean brokerIsAlive() {
    ChildProcess broker = brokerProcess;
    return broker != null && broker.isAlive();
  }

  /** Creates {@code topic} unless it exists; returns when clients are sent to it. */
  public void createTopic(String topic, int queues) {
    if (!RemotingRequest.createTopic(settings.brokerPort(), topic, queues)) {
      throw new IllegalStateException("The broker does not create the topic " + topic);
    }
    Awaitility.await()
        .pollDelay(Duration.ZERO)
        .until(() -> RemotingRequest.nameServerRoutes(settings.nameServerPort(), topic));
  }

  /** Starts the broker on its data; returns when it serves clients and the name server routes to it. */
  public synchronized void startBroker() {
    if (brokerIsAlive()) {
      throw new IllegalStateException("The broker runs already");
    }
    ChildProcess broker = startJvm(
        "broker",
        "org.apache.rocketmq.broker.BrokerStartup",
        settings.writeBrokerConf(),
        settings.brokerMemory());
    brokerProcess = broker;
    broker.awaitReady(
        START_PATIENCE, () -> RemotingRequest.brokerServes(settings.brokerPort()) && isRouted());
  }

  /** Stops the broker the orderly way. */
  public synchronized void stopBroker() {
    running(brokerProcess, "broker").stop(STOP_PATIENCE);
  }

  /** Kills the broker as a crash would (SIGKILL). */
  public synchronized void killBroker() {
    running(brokerProcess, "broker").kill();
  }

  /** Freezes the broker: connections stay open and nothing answers (SIGSTOP). */
  public synchronized void pauseBroker() {
    running(brokerProcess, "broker").pause();
  }

  /** Lets a paused broker go on (SIGCONT). */
  public synchronized void resumeBroker() {
    running(brokerProcess, "broker").resume();
  }

  /** Stops both processes, and removes their data unless a directory was given. */
  @Override
  public void close() {
    stopAll();
    atExit.cancel();
  }

  private void start(boolean closedByCaller) {
    if (!closedByCaller) {
      atExit.register();
    }
    try {
      startNameServer();
      startBroker();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private synchronized void startNameServer() {
    ChildProcess nameServer = startJvm(
        "namesrv",
        "org.apache.rocketmq.namesrv.NamesrvStartup",
        settings.writeNameServerConf(),
        List.of("-Xms32m", "-Xmx96m", "-XX:MaxDirectMemorySize=64m"));
    nameServerProcess = nameServer;
    nameServer.awaitReady(START_PATIENCE, () -> RemotingRequest.accepts(settings.nameServerPort()));
  }

  private ChildProcess startJvm(String name, String mainClass, Path conf, List<String> memory) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(memory);
    command.addAll(List.of(
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=" + (settings.isTemporary() ? 1 : 4),
        "-Xshare:auto",
        "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
        "--add-opens=java.base/java.nio=ALL-UNNAMED",
        "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
        "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
        "--enable-native-access=ALL-UNNAMED",
        // RocketMQ writes its logs below the home directory.
        "-Duser.home=" + settings.directory(),
        "-cp",
        RocketMqClassPath.read(),
        mainClass,
        "-c",
        conf.toString()));
    return ChildProcess.start(
        name,
        command,
        Map.of("ROCKETMQ_HOME", settings.directory().toString()),
        settings.log(name),
        settings.isTemporary() ? settings.directory() : null);
  }

  private boolean isRouted() {
    if (RemotingRequest.nameServerRoutes(settings.nameServerPort(), ALWAYS_THERE)) {
      return true;
    }
    // A broker that finds its name server a moment too late would try again after 10 s only.
    RemotingRequest.register(settings.brokerPort());
    return false;
  }

  // Takes no lock: an exit must not wait for a start that is under way.
  private void stopAll() {
    ChildProcess broker = brokerProcess;
    if (broker != null && broker.isAlive()) {
      // Nobody reads temporary data again: no reason to wait for an orderly end.
      broker.stop(settings.isTemporary() ? Duration.ZERO : CLOSE_PATIENCE);
    }
    ChildProcess nameServer = nameServerProcess;
    if (nameServer != null && nameServer.isAlive()) {
      // It holds nothing that brokers do not tell it again.
      nameServer.kill();
    }
    if (settings.isTemporary()) {
      Directories.delete(settings.directory());
    }
  }

  private static ChildProcess running(@Nullable ChildProcess process, String name) {
    if (process == null || !process.isAlive()) {
      throw new IllegalStateException("The " + name + " does not run");
    }
    return process;
  }

  /** Collects the settings of an {@link EmbeddedRocketMq}. */
  public static final class Builder {

    private int nameServerPort;
    private int brokerPort;
    private int metricsPort;
    private int brokerHeapMegabytes = 256;
    private boolean flushedBeforeAnswer;
    private boolean closedByCaller;
    private @Nullable Path directory;
    private final Map<String, String> brokerProperties = new LinkedHashMap<>();

    private Builder() {}

    /** The name server's port; a free one unless set. */
    public Builder nameServerPort(int port) {
      this.nameServerPort = port;
      return this;
    }

    /** The broker's port; it takes {@code port - 2} and {@code port + 1} too. Free ones unless set. */
    public Builder brokerPort(int port) {
      this.brokerPort = port;
      return this;
    }

    /** Serves the broker's metrics to Prometheus on {@code port}; off unless set. */
    public Builder metricsPort(int port) {
      this.metricsPort = port;
      return this;
    }

    /** Where data, logs and configuration are kept and found again; a temporary place unless set. */
    public Builder directory(Path keptDirectory) {
      this.directory = keptDirectory.toAbsolutePath();
      return this;
    }

    /** Whether a message is on the disk before its sender is answered ({@code SYNC_FLUSH}). */
    public Builder flushedBeforeAnswer(boolean flushed) {
      this.flushedBeforeAnswer = flushed;
      return this;
    }

    /** The most heap the broker may take, in megabytes. */
    public Builder brokerHeapMegabytes(int megabytes) {
      this.brokerHeapMegabytes = megabytes;
      return this;
    }

    /** Leaves it to the caller to close it when the JVM ends, after those who still need it. */
    public Builder closedByCaller() {
      this.closedByCaller = true;
      return this;
    }

    /** Sets one line of {@code broker.conf}; the last word on any default. */
    public Builder brokerProperty(String key, String value) {
      brokerProperties.put(key, value);
      return this;
    }

    /** Starts both processes; returns when a topic can be created and routed. */
    public EmbeddedRocketMq start() {
      EmbeddedRocketMq rocketMq = new EmbeddedRocketMq(new RocketMqSettings(
          directory == null ? Directories.temporary("tandem-rocketmq-") : directory,
          directory == null,
          nameServerPort == 0 ? FreePorts.next() : nameServerPort,
          brokerPort == 0 ? FreePorts.next(-2, 1) : brokerPort,
          metricsPort,
          brokerHeapMegabytes,
          flushedBeforeAnswer,
          Map.copyOf(brokerProperties)));
      rocketMq.start(closedByCaller);
      return rocketMq;
    }
  }
}
