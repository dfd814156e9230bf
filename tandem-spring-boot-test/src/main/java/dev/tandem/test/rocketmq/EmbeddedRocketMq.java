package dev.tandem.test.rocketmq;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.tandem.test.process.ChildProcess;
import dev.tandem.test.process.Directories;
import dev.tandem.test.process.ExitHook;
import dev.tandem.test.process.FreePorts;
import org.jspecify.annotations.Nullable;

/**
 * RocketMQ as child processes: each a JVM of its own on its own class path. They listen on the
 * loopback interface, except that a broker binds its replication port (its port + 1) to all of
 * them. Neither outlives this JVM.
 */
public final class EmbeddedRocketMq extends RocketMqServer {

  private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

  private final RocketMqSettings settings;
  private final ExitHook atExit = new ExitHook(this::stopAll);
  private volatile @Nullable ChildProcess nameServerProcess;
  private volatile @Nullable ChildProcess brokerProcess;

  private EmbeddedRocketMq(RocketMqSettings settings) {
    this.settings = settings;
  }

  /**
   * Settings of new servers; by default they have free ports and a directory that is removed at the
   * end.
   */
  public static Builder builder() {
    return new Builder();
  }

  /** The name server's process. */
  public synchronized ChildProcess nameServerProcess() {
    return running(nameServerProcess, "name server");
  }

  /** The broker's process. */
  public synchronized ChildProcess brokerProcess() {
    return running(brokerProcess, "broker");
  }

  @Override
  public boolean brokerIsAlive() {
    ChildProcess broker = brokerProcess;
    return broker != null && broker.isAlive();
  }

  @Override
  public synchronized void startBroker() {
    if (brokerIsAlive()) {
      throw new IllegalStateException("The broker runs already");
    }
    launchBroker();
    awaitBroker();
  }

  @Override
  public synchronized void stopBroker() {
    running(brokerProcess, "broker").stop(STOP_PATIENCE);
  }

  @Override
  public synchronized void killBroker() {
    running(brokerProcess, "broker").kill();
  }

  @Override
  public synchronized void pauseBroker() {
    running(brokerProcess, "broker").pause();
  }

  @Override
  public synchronized void resumeBroker() {
    running(brokerProcess, "broker").resume();
  }

  /** Stops both processes, and removes their data unless a directory was given. */
  @Override
  public void close() {
    stopAll();
    atExit.cancel();
  }

  @Override
  protected InetSocketAddress nameServerAddress() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.nameServerPort());
  }

  @Override
  protected InetSocketAddress brokerAddress() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.brokerPort());
  }

  private void launch(boolean closedByCaller) {
    if (!closedByCaller) {
      atExit.register();
    }
    try {
      // Side by side: the broker is told to register again until its name server has heard of it.
      launchNameServer();
      launchBroker();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  @Override
  public void awaitReady() {
    ChildProcess nameServer = nameServerProcess();
    nameServer.awaitReady(START_PATIENCE, () -> RemotingRequest.accepts(nameServerAddress()));
    awaitBroker();
  }

  private void awaitBroker() {
    brokerProcess().awaitReady(START_PATIENCE, this::brokerIsReady);
  }

  private synchronized void launchNameServer() {
    nameServerProcess = startJvm(
        "namesrv",
        "org.apache.rocketmq.namesrv.NamesrvStartup",
        settings.nameServerOptions(),
        RocketMqClassPath.read(),
        settings.writeNameServerConf());
  }

  private synchronized void launchBroker() {
    brokerProcess = startJvm(
        "broker",
        "org.apache.rocketmq.broker.BrokerStartup",
        settings.brokerOptions(),
        settings.brokerClassPath(),
        settings.writeBrokerConf());
  }

  private ChildProcess startJvm(
      String name, String mainClass, List<String> options, String classPath, Path conf) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, mainClass, "-c", conf.toString()));
    return ChildProcess.start(
        name,
        command,
        Map.of(
            "ROCKETMQ_HOME",
            settings.directory().toString(),
            // One pool of native memory instead of several for each processor.
            "MALLOC_ARENA_MAX",
            "1"),
        settings.log(name),
        settings.isTemporary() ? settings.directory() : null);
  }

  // Takes no lock: an exit must not wait for a start that is under way.
  private void stopAll() {
    // An orderly end takes a broker 15 s. What it has answered is in its files without one, and
    // what consumers had of it since it last wrote that down comes again.
    kill(brokerProcess);
    // It holds nothing that brokers do not tell it again.
    kill(nameServerProcess);
    if (settings.isTemporary()) {
      Directories.delete(settings.directory());
    }
  }

  private static void kill(@Nullable ChildProcess process) {
    if (process != null && process.isAlive()) {
      process.kill();
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
    private final List<String> nameServerJvm = new ArrayList<>();
    private final List<String> brokerJvm = new ArrayList<>();
    private final List<Path> brokerJars = new ArrayList<>();
    private final Map<String, String> brokerProperties = new LinkedHashMap<>();

    private Builder() {}

    /** The name server's port; a free one unless set. */
    public Builder nameServerPort(int port) {
      this.nameServerPort = port;
      return this;
    }

    /**
     * The broker's port; it takes {@code port - 2} and {@code port + 1} too. Free ones unless set.
     */
    public Builder brokerPort(int port) {
      this.brokerPort = port;
      return this;
    }

    /** Serves the broker's metrics to Prometheus on {@code port}; off unless set. */
    public Builder metricsPort(int port) {
      this.metricsPort = port;
      return this;
    }

    /** The directory that keeps data, logs and configuration; a temporary one unless set. */
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

    /** Adds options of the name server's JVM. */
    public Builder nameServerJvm(List<String> options) {
      nameServerJvm.addAll(options);
      return this;
    }

    /** Adds options of the broker's JVM. */
    public Builder brokerJvm(List<String> options) {
      brokerJvm.addAll(options);
      return this;
    }

    /**
     * Leaves closing at the end of the JVM to the caller, after the processes that still need the
     * servers.
     */
    public Builder closedByCaller() {
      this.closedByCaller = true;
      return this;
    }

    /** Sets one line of {@code broker.conf}; it overrides every default. */
    public Builder brokerProperty(String key, String value) {
      brokerProperties.put(key, value);
      return this;
    }

    /**
     * Lets the broker store messages through a plug-in.
     *
     * @param jar holds the plug-in and whatever it needs that the broker has not got
     * @param className the plug-in, a message store
     */
    public Builder messageStorePlugIn(Path jar, String className) {
      brokerJars.add(jar);
      return brokerProperty("messageStorePlugIn", className);
    }

    /** Starts both processes; returns when a topic can be created and routed. */
    public EmbeddedRocketMq start() {
      EmbeddedRocketMq rocketMq = launch();
      try {
        rocketMq.awaitReady();
        return rocketMq;
      } catch (RuntimeException e) {
        rocketMq.close();
        throw e;
      }
    }

    /** Starts both processes and returns at once; the caller waits until they are ready. */
    public EmbeddedRocketMq launch() {
      EmbeddedRocketMq rocketMq = new EmbeddedRocketMq(new RocketMqSettings(
          directory == null ? Directories.temporary("tandem-rocketmq-") : directory,
          directory == null,
          nameServerPort == 0 ? FreePorts.next() : nameServerPort,
          brokerPort == 0 ? FreePorts.next(-2, 1) : brokerPort,
          metricsPort,
          brokerHeapMegabytes,
          flushedBeforeAnswer,
          nameServerJvm,
          brokerJvm,
          brokerJars,
          brokerProperties));
      rocketMq.launch(closedByCaller);
      return rocketMq;
    }
  }
}
