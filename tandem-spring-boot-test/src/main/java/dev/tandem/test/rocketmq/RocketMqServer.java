package dev.tandem.test.rocketmq;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;

/**
 * A real RocketMQ: a name server and one broker.
 *
 * <p>The broker can be stopped, killed, paused and started again; it keeps its port and its data.
 * Topics are not created by sending to them.
 */
public abstract class RocketMqServer implements AutoCloseable {

  /** The longest start of a server on a slow machine. */
  protected static final Duration START_PATIENCE = Duration.ofSeconds(90);

  // Every broker has it from the start, so that a route to it says the broker has registered.
  private static final String ALWAYS_THERE = "SELF_TEST_TOPIC";

  /** A server that does not run yet. */
  protected RocketMqServer() {}

  /** The address for clients: host and port of the name server. */
  public final String nameServer() {
    InetSocketAddress address = nameServerAddress();
    return address.getAddress().getHostAddress() + ":" + address.getPort();
  }

  /** The port the broker serves clients on. */
  public final int brokerPort() {
    return brokerAddress().getPort();
  }

  /** Returns when a topic can be created and routed. */
  public abstract void awaitReady();

  /** Whether the broker runs, paused or not. */
  public abstract boolean brokerIsAlive();

  /** Creates {@code topic} unless it exists; returns when clients are sent to it. */
  public final void createTopic(String topic, int queues) {
    if (!RemotingRequest.createTopic(brokerAddress(), topic, queues)) {
      throw new IllegalStateException("The broker does not create the topic " + topic);
    }
    Awaitility.await()
        .pollDelay(Duration.ZERO)
        .until(() -> RemotingRequest.nameServerRoutes(nameServerAddress(), topic));
  }

  /** Changes one setting of the running broker, if that setting can change while it runs. */
  public final void configureBroker(String key, String value) {
    if (!RemotingRequest.configure(brokerAddress(), key, value)) {
      throw new IllegalStateException("The broker does not take " + key);
    }
  }

  /** The figure {@code name} of the running broker; 0 if it has none. */
  public final long brokerFigure(String name) throws IOException {
    String info = RemotingRequest.runtimeInfo(brokerAddress());
    Matcher figure =
        Pattern.compile("\"" + Pattern.quote(name) + "\":\"(\\d+)\"").matcher(info);
    return figure.find() ? Long.parseLong(figure.group(1)) : 0;
  }

  /**
   * Starts the broker on its data; returns when it serves clients and the name server routes to it.
   */
  public abstract void startBroker();

  /** Stops the broker in an orderly way. */
  public abstract void stopBroker();

  /** Kills the broker as a crash would (SIGKILL). */
  public abstract void killBroker();

  /** Freezes the broker: connections stay open and nothing answers. */
  public abstract void pauseBroker();

  /** Lets a paused broker go on. */
  public abstract void resumeBroker();

  /** Stops name server and broker for good. */
  @Override
  public abstract void close();

  /** The name server's address for clients. */
  protected abstract InetSocketAddress nameServerAddress();

  /** The broker's address for clients. */
  protected abstract InetSocketAddress brokerAddress();

  /** Whether the broker serves clients and the name server sends them to it. */
  protected final boolean brokerIsReady() {
    return RemotingRequest.brokerServes(brokerAddress()) && isRouted();
  }

  private boolean isRouted() {
    if (RemotingRequest.nameServerRoutes(nameServerAddress(), ALWAYS_THERE)) {
      return true;
    }
    // A broker that finds its name server a moment too late would try again after 10 s only.
    RemotingRequest.register(brokerAddress());
    return false;
  }
}
