package dev.tandem.localstack;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

import dev.tandem.test.Backends;
import dev.tandem.test.EmbeddedPostgresServer;
import dev.tandem.test.EmbeddedRocketMq;
import dev.tandem.test.PostgresServer;
import dev.tandem.test.RocketMqServer;

/** How a stack starts its database server and its broker; whoever starts one closes it. */
record Servers(Supplier<PostgresServer> forPostgres, Supplier<RocketMqServer> forRocketMq) {

  /** Child processes at these ports, which keep what they have below {@code data}. */
  static Servers embedded(Ports ports, Path data) {
    return new Servers(
        () -> EmbeddedPostgresServer.builder()
            .port(ports.of(Port.POSTGRES))
            .directory(data.resolve("postgres"))
            .setting("shared_buffers", "128MB")
            .closedByCaller()
            .start(),
        () -> EmbeddedRocketMq.builder()
            .nameServerPort(ports.of(Port.NAME_SERVER))
            .brokerPort(ports.of(Port.BROKER))
            .metricsPort(ports.of(Port.BROKER_METRICS))
            .directory(data.resolve("rocketmq"))
            .flushedBeforeAnswer(true)
            .closedByCaller()
            .start());
  }

  /** Containers where tests run on containers, otherwise as {@link #embedded}. */
  static Servers forTests(Ports ports, Path data) {
    if (!Backends.areContainers()) {
      return embedded(ports, data);
    }
    return new Servers(
        Backends::startPostgres,
        () -> Backends.startRocketMq(Map.of("flushDiskType", "SYNC_FLUSH")));
  }

  PostgresServer postgres() {
    return forPostgres.get();
  }

  RocketMqServer rocketMq() {
    return forRocketMq.get();
  }
}
