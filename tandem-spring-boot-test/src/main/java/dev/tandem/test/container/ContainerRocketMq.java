package dev.tandem.test.container;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

import dev.tandem.test.process.FreePorts;
import dev.tandem.test.rocketmq.BrokerDefaults;
import dev.tandem.test.rocketmq.RocketMqServer;
import org.awaitility.Awaitility;
import org.testcontainers.containers.Network;
import org.testcontainers.images.builder.Transferable;

/** RocketMQ in two containers of the official image. */
public final class ContainerRocketMq extends RocketMqServer {

  private static final String IMAGE = "apache/rocketmq:5.5.0";
  private static final int NAME_SERVER_PORT = 9876;
  private static final String CONF = "/etc/rocketmq/broker.conf";

  private final InetAddress host = ServerContainer.engineAddress();
  private final InetSocketAddress nameServerAddress;
  private final InetSocketAddress brokerAddress;
  private final Network network = Network.newNetwork();
  private final ServerContainer nameServer;
  private final ServerContainer broker;

  private ContainerRocketMq(int nameServerPort, Map<String, String> brokerProperties) {
    int brokerPort = FreePorts.next();
    this.nameServerAddress = new InetSocketAddress(host, nameServerPort);
    this.brokerAddress = new InetSocketAddress(host, brokerPort);
    this.nameServer = new ServerContainer(IMAGE)
        .withNetwork(network)
        .withNetworkAliases("namesrv")
        .published(nameServerPort, NAME_SERVER_PORT)
        // The image's scripts size by the one; the last word is the other.
        .withEnv("MAX_POSSIBLE_HEAP", Integer.toString(96 << 20))
        .withEnv("JAVA_OPT_EXT", "-Xms32m -Xmx96m -XX:MaxDirectMemorySize=64m")
        .withCommand("sh", "mqnamesrv");
    this.broker = new ServerContainer(IMAGE)
        .withNetwork(network)
        // Clients are sent to where it says it listens: inside and outside must be the same.
        .published(brokerPort, brokerPort)
        .withEnv("MAX_POSSIBLE_HEAP", Integer.toString(256 << 20))
        .withEnv(
            "JAVA_OPT_EXT", "-Xms64m -Xmx256m -XX:MaxDirectMemorySize=512m -XX:TieredStopAtLevel=1")
        .withCopyToContainer(Transferable.of(conf(brokerPort, brokerProperties)), CONF)
        .withCommand("sh", "mqbroker", "-c", CONF);
  }

  /**
   * Starts a name server and a broker; returns when a topic can be created and routed.
   *
   * @param nameServerPort where clients reach the name server
   * @param brokerProperties lines of the broker's configuration, over the defaults
   */
  public static ContainerRocketMq start(int nameServerPort, Map<String, String> brokerProperties) {
    ContainerRocketMq rocketMq = new ContainerRocketMq(nameServerPort, brokerProperties);
    try {
      rocketMq.nameServer.start();
      rocketMq.broker.start();
      rocketMq.awaitReady();
    } catch (RuntimeException e) {
      rocketMq.close();
      throw e;
    }
    return rocketMq;
  }

  @Override
  public boolean brokerIsAlive() {
    return broker.isAlive();
  }

  @Override
  public void startBroker() {
    if (brokerIsAlive()) {
      throw new IllegalStateException("The broker runs already");
    }
    broker.startAgain();
    awaitReady();
  }

  @Override
  public void stopBroker() {
    broker.end();
  }

  @Override
  public void killBroker() {
    broker.kill();
    Awaitility.await().pollDelay(Duration.ZERO).until(() -> !brokerIsAlive());
  }

  @Override
  public void pauseBroker() {
    broker.pause();
  }

  @Override
  public void resumeBroker() {
    broker.resume();
  }

  @Override
  public void close() {
    broker.stop();
    nameServer.stop();
    network.close();
  }

  @Override
  protected InetSocketAddress nameServerAddress() {
    return nameServerAddress;
  }

  @Override
  protected InetSocketAddress brokerAddress() {
    return brokerAddress;
  }

  @Override
  public void awaitReady() {
    Awaitility.await("the broker to serve clients")
        .atMost(START_PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> {
          if (!brokerIsAlive()) {
            throw new IllegalStateException("The broker has ended: " + broker.getLogs());
          }
          return brokerIsReady();
        });
  }

  private String conf(int brokerPort, Map<String, String> brokerProperties) {
    Map<String, String> conf = BrokerDefaults.properties();
    conf.put("namesrvAddr", "namesrv:" + NAME_SERVER_PORT);
    conf.put("brokerIP1", host.getHostAddress());
    conf.put("listenPort", Integer.toString(brokerPort));
    conf.put("haListenPort", Integer.toString(brokerPort + 1));
    conf.put("flushDiskType", "ASYNC_FLUSH");
    conf.putAll(brokerProperties);
    return conf.entrySet().stream()
        .map(line -> line.getKey() + "=" + line.getValue() + "\n")
        .collect(Collectors.joining());
  }
}
