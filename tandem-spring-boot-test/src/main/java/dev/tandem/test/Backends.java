package dev.tandem.test;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

import dev.tandem.test.container.ContainerPostgres;
import dev.tandem.test.container.ContainerRocketMq;
import dev.tandem.test.process.FreePorts;
import dev.tandem.test.rocketmq.EmbeddedRocketMq;
import dev.tandem.test.rocketmq.RocketMqServer;

/**
 * The database server and the broker that the tests of one JVM share. Each starts when it is first
 * asked for and ends with the JVM.
 *
 * <p>They are containers of the official images where a Docker engine answers, otherwise processes
 * on this machine. The system property {@code tandem.test.backend}, or the environment variable
 * {@code TANDEM_TEST_BACKEND}, being {@code testcontainers} or {@code embedded}, decides it.
 *
 * <p>Check-backs come after two seconds. A system property {@code tandem.test.broker.<key>} sets a
 * line of the broker's configuration. Tests that stop or kill a server for long do better with one
 * of their own.
 */
public final class Backends {

  private static final String BROKER_PROPERTY = "tandem.test.broker.";
  private static final int ANY_PORT = 0;

  private Backends() {}

  /** Whether servers are containers in this run. */
  public static boolean areContainers() {
    return Backend.chosen() == Backend.TESTCONTAINERS;
  }

  /** The shared database server. */
  public static PostgresServer postgres() {
    return Postgres.SERVER;
  }

  /** The shared name server and broker. */
  public static RocketMqServer rocketMq() {
    return RocketMq.SERVER;
  }

  /** Starts a database server for the caller alone, who closes it. A commit waits for the disk. */
  public static PostgresServer startPostgres() {
    return switch (Backend.chosen()) {
      case EMBEDDED -> EmbeddedPostgresServer.builder().start();
      case TESTCONTAINERS -> ContainerPostgres.start(Map.of());
    };
  }

  /**
   * Starts a name server and a broker for the caller alone, who closes them.
   *
   * @param brokerProperties lines of the broker's configuration
   */
  public static RocketMqServer startRocketMq(Map<String, String> brokerProperties) {
    return startRocketMq(ANY_PORT, brokerProperties);
  }

  /**
   * Starts a name server at {@code nameServerPort} and a broker for the caller alone, who closes
   * them.
   *
   * @param brokerProperties lines of the broker's configuration
   */
  public static RocketMqServer startRocketMq(
      int nameServerPort, Map<String, String> brokerProperties) {
    return switch (Backend.chosen()) {
      case EMBEDDED -> {
        EmbeddedRocketMq.Builder builder =
            EmbeddedRocketMq.builder().nameServerPort(nameServerPort);
        brokerProperties.forEach(builder::brokerProperty);
        yield builder.start();
      }
      case TESTCONTAINERS ->
        ContainerRocketMq.start(
            nameServerPort == ANY_PORT ? FreePorts.next() : nameServerPort, brokerProperties);
    };
  }

  // Holder classes: started at first use, once, by whichever thread comes first.
  private static final class Postgres {
    static final PostgresServer SERVER = switch (Backend.chosen()) {
      case EMBEDDED ->
        EmbeddedPostgresServer.builder().durable(false).maxConnections(300).start();
      case TESTCONTAINERS ->
        ContainerPostgres.start(
            Map.of("fsync", "off", "full_page_writes", "off", "max_connections", "300"));
    };
  }

  private static final class RocketMq {
    static final RocketMqServer SERVER = startRocketMq(brokerProperties());

    private static Map<String, String> brokerProperties() {
      Map<String, String> broker = new LinkedHashMap<>();
      broker.put("transactionTimeOut", "2000");
      broker.put("transactionCheckInterval", "2000");
      Properties properties = System.getProperties();
      for (String name : properties.stringPropertyNames()) {
        if (name.startsWith(BROKER_PROPERTY)) {
          broker.put(name.substring(BROKER_PROPERTY.length()), properties.getProperty(name));
        }
      }
      return broker;
    }
  }
}
