package dev.tandem.localstack;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

import dev.tandem.localstack.suite.Port;
import dev.tandem.localstack.suite.Ports;
import dev.tandem.localstack.suite.Service;
import dev.tandem.test.Backends;
import dev.tandem.test.EmbeddedPostgresServer;
import dev.tandem.test.EmbeddedRocketMq;
import dev.tandem.test.PostgresServer;
import dev.tandem.test.RocketMqServer;

/**
 * How a stack starts its database server and its broker; whoever starts one closes it.
 *
 * @param canBeDisturbed whether the broker has its plug-in for faults
 */
record Servers(
    Supplier<PostgresServer> forPostgres,
    Supplier<RocketMqServer> forRocketMq,
    boolean canBeDisturbed) {

  // Enough for a second instance of each service that comes later.
  private static final int FEWEST_INSTANCES = 2;

  /** Child processes, the broker with its plug-in for faults only if there are to be faults. */
  static Servers embedded(Options options) {
    return embedded(options, !options.faults().areNone());
  }

  private static Servers embedded(Options options, boolean disturbed) {
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
        () -> {
          EmbeddedRocketMq.Builder builder = EmbeddedRocketMq.builder()
              .nameServerPort(ports.of(Port.NAME_SERVER))
              .brokerPort(ports.of(Port.BROKER))
              .metricsPort(ports.of(Port.BROKER_METRICS))
              .directory(data.resolve("rocketmq"))
              .flushedBeforeAnswer(true)
              .closedByCaller();
          if (disturbed) {
            builder.messageStorePlugIn(Faults.jar(options.root()), Faults.PLUG_IN);
            options.faults().brokerProperties().forEach(builder::brokerProperty);
          }
          return builder.start();
        },
        disturbed);
  }

  /** Containers where tests run on containers, otherwise child processes that can be disturbed. */
  static Servers forTests(Options options) {
    if (!Backends.areContainers()) {
      return embedded(options, true);
    }
    return new Servers(
        Backends::startPostgres,
        () -> Backends.startRocketMq(Map.of("flushDiskType", "SYNC_FLUSH")),
        false);
  }

  PostgresServer postgres() {
    return forPostgres.get();
  }

  RocketMqServer rocketMq() {
    return forRocketMq.get();
  }
}
