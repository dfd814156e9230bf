package dev.tandem.localstack;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

import dev.tandem.localstack.startup.StartCache;
import dev.tandem.localstack.startup.Startups;
import dev.tandem.localstack.suite.Port;
import dev.tandem.localstack.suite.Ports;
import dev.tandem.localstack.suite.Service;
import dev.tandem.test.Backends;
import dev.tandem.test.EmbeddedPostgresServer;
import dev.tandem.test.PostgresServer;
import dev.tandem.test.rocketmq.EmbeddedRocketMq;
import dev.tandem.test.rocketmq.RocketMqServer;

/**
 * Starts a stack's database server and its broker; the caller closes them.
 *
 * @param canBeDisturbed whether the broker has its plug-in for faults
 */
record Servers(
    Supplier<PostgresServer> forPostgres, Supplier<Broker> forRocketMq, boolean canBeDisturbed) {

  // Enough for a second instance of each service that comes later.
  private static final int FEWEST_INSTANCES = 2;

  // The broker keeps a buffer of that size for each of some sixty threads that store messages:
  // with the default of 4 MB, 237 MB before the first message.
  static final String LARGEST_MESSAGE = Integer.toString(1 << 20);

  /** A broker, and the start caches of its two processes. */
  record Broker(RocketMqServer server, StartCache nameServerStart, StartCache brokerStart) {}

  /** Child processes; the broker has its plug-in for faults only if faults are wanted. */
  static Servers embedded(Options options, Startups startups) {
    return embedded(options, startups, !options.faults().areNone());
  }

  private static Servers embedded(Options options, Startups startups, boolean disturbed) {
    Ports ports = options.ports();
    Path data = options.data();
    int instances = Math.max(options.instances(), FEWEST_INSTANCES) * Service.values().length;
    return new Servers(
        () -> EmbeddedPostgresServer.builder()
            .port(ports.of(Port.POSTGRES))
            .directory(data.resolve("postgres"))
            .setting("shared_buffers", "128MB")
            .maxConnections(40 + instances * Service.CONNECTIONS)
            .closedByCaller()
            .start(),
        () -> rocketMq(options, startups, disturbed),
        disturbed);
  }

  private static Broker rocketMq(Options options, Startups startups, boolean disturbed) {
    Ports ports = options.ports();
    StartCache nameServerStart = startups.ofRocketMq("namesrv");
    StartCache brokerStart = disturbed ? StartCache.NONE : startups.ofRocketMq("broker");
    EmbeddedRocketMq.Builder builder = EmbeddedRocketMq.builder()
        .nameServerPort(ports.of(Port.NAME_SERVER))
        .brokerPort(ports.of(Port.BROKER))
        .metricsPort(ports.of(Port.BROKER_METRICS))
        .directory(options.data().resolve("rocketmq"))
        .flushedBeforeAnswer(true)
        .brokerProperty("maxMessageSize", LARGEST_MESSAGE)
        .nameServerJvm(nameServerStart.options())
        .brokerJvm(brokerStart.options())
        .closedByCaller();
    if (disturbed) {
      builder.messageStorePlugIn(Faults.jar(options.root()), Faults.PLUG_IN);
      options.faults().brokerProperties().forEach(builder::brokerProperty);
    }
    return new Broker(builder.launch(), nameServerStart, brokerStart);
  }

  /** Containers where tests run on containers, otherwise child processes that can be disturbed. */
  static Servers forTests(Options options, Startups startups) {
    if (!Backends.areContainers()) {
      return embedded(options, startups, true);
    }
    return new Servers(
        Backends::startPostgres,
        () -> new Broker(
            Backends.startRocketMq(Map.of("flushDiskType", "SYNC_FLUSH")),
            StartCache.NONE,
            StartCache.NONE),
        false);
  }

  PostgresServer postgres() {
    return forPostgres.get();
  }

  /** A broker that may not be ready yet. */
  Broker rocketMq() {
    return forRocketMq.get();
  }
}
