package dev.tandem.localstack;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.tandem.localstack.LocalStack.Running;
import dev.tandem.localstack.analytics.Analytics;
import dev.tandem.localstack.startup.Startups;
import dev.tandem.localstack.suite.Port;
import dev.tandem.localstack.suite.Ports;
import dev.tandem.localstack.suite.Service;
import dev.tandem.test.EmbeddedPostgresServer;
import dev.tandem.test.PostgresServer;
import dev.tandem.test.process.ChildProcess;
import dev.tandem.test.rocketmq.EmbeddedRocketMq;
import dev.tandem.test.rocketmq.RocketMqServer;
import org.jspecify.annotations.Nullable;

/** The database server, the broker and analytics of a stack, once they run. */
final class RunningServers implements AutoCloseable {

  private final Servers servers;
  private final Analytics analytics;
  private final Startups startups;
  private volatile @Nullable PostgresServer postgres;
  private volatile @Nullable RocketMqServer rocketMq;

  RunningServers(Servers servers, Startups startups, Analytics analytics) {
    this.analytics = analytics;
    this.servers = servers;
    this.startups = startups;
  }

  /** Starts the database server, with a database for each service. */
  PostgresServer startPostgres() {
    PostgresServer server = servers.postgres();
    postgres = server;
    for (Service service : Service.values()) {
      server.database(service.database());
    }
    return server;
  }

  /** Launches name server and broker, whose addresses are known from then on. */
  void launchRocketMq() {
    Servers.Broker started = servers.rocketMq();
    rocketMq = started.server();
    if (started.server() instanceof EmbeddedRocketMq embedded) {
      ChildProcess nameServer = embedded.nameServerProcess();
      startups.started(started.nameServerStart(), nameServer.pid(), nameServer.command());
      ChildProcess broker = embedded.brokerProcess();
      startups.started(started.brokerStart(), broker.pid(), broker.command());
    }
  }

  /** The name server's address, once topics can be created and routed. */
  String awaitRocketMq() {
    RocketMqServer launched = Objects.requireNonNull(rocketMq, "Not launched yet");
    launched.awaitReady();
    return launched.nameServer();
  }

  boolean canBeDisturbed() {
    return servers.canBeDisturbed();
  }

  /** The database server, if it was started. */
  @Nullable
  PostgresServer postgres() {
    return postgres;
  }

  /** The broker, if it was started. */
  @Nullable
  RocketMqServer rocketMq() {
    return rocketMq;
  }

  @Override
  public void close() {
    Together.close(analytics, rocketMq, postgres);
  }

  /** Those that are processes of this machine and run now. */
  List<Running> running(Ports ports) {
    List<Running> running = new ArrayList<>();
    if (rocketMq instanceof EmbeddedRocketMq mq) {
      long nameServer = mq.nameServerProcess().pid();
      running.add(new Running("namesrv", ports.of(Port.NAME_SERVER), nameServer, null));
      if (mq.brokerIsAlive()) {
        long broker = mq.brokerProcess().pid();
        running.add(new Running("broker", ports.of(Port.BROKER), broker, null));
      }
    }
    if (analytics.kafka().isAlive()) {
      long kafka = analytics.kafka().process().pid();
      running.add(new Running("kafka", ports.of(Port.KAFKA), kafka, null));
    }
    if (analytics.flink().isAlive()) {
      long flink = analytics.flink().process().pid();
      running.add(new Running("flink", ports.of(Port.FLINK), flink, null));
    }
    if (postgres instanceof EmbeddedPostgresServer database) {
      running.add(new Running("postgres", ports.of(Port.POSTGRES), database.pid(), null));
    }
    return running;
  }
}
