package dev.tandem.test;

import java.util.Properties;

/**
 * The database server and the broker that the tests of one JVM share. Each starts when it is first asked for and ends
 * with the JVM.
 *
 * <p>Check-backs come after two seconds. A system property {@code tandem.test.broker.<key>} sets a line of the broker's
 * configuration. Tests that stop or kill the broker for long do better with one of their own
 * ({@link EmbeddedRocketMq#builder()}).
 */
public final class Backends {

  private static final String BROKER_PROPERTY = "tandem.test.broker.";

  private Backends() {}

  /** The shared database server. */
  public static EmbeddedPostgresServer postgres() {
    return Postgres.SERVER;
  }

  /** The shared name server and broker. */
  public static EmbeddedRocketMq rocketMq() {
    return RocketMq.SERVER;
  }

  // Holder classes: started at first use, once, by whichever thread comes first.
  private static final class Postgres {
    static final EmbeddedPostgresServer SERVER =
        EmbeddedPostgresServer.builder().durable(false).maxConnections(300).start();
  }

  private static final class RocketMq {
    static final EmbeddedRocketMq SERVER = start();

    private static EmbeddedRocketMq start() {
      EmbeddedRocketMq.Builder builder = EmbeddedRocketMq.builder()
          .brokerProperty("transactionTimeOut", "2000")
          .brokerProperty("transactionCheckInterval", "2000");
      Properties properties = System.getProperties();
      for (String name : properties.stringPropertyNames()) {
        if (name.startsWith(BROKER_PROPERTY)) {
          builder.brokerProperty(
              name.substring(BROKER_PROPERTY.length()), properties.getProperty(name));
        }
      }
      return builder.start();
    }
  }
}
