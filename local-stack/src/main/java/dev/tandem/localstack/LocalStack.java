package dev.tandem.localstack;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

import dev.tandem.localstack.analytics.Analytics;
import dev.tandem.localstack.check.ConservationCheck;
import dev.tandem.localstack.console.Progress;
import dev.tandem.localstack.http.Caller;
import dev.tandem.localstack.http.Http;
import dev.tandem.localstack.load.Targets;
import dev.tandem.localstack.startup.Startups;
import dev.tandem.localstack.story.Stage;
import dev.tandem.localstack.suite.Addresses;
import dev.tandem.localstack.suite.Instance;
import dev.tandem.localstack.suite.Ports;
import dev.tandem.localstack.suite.Service;
import dev.tandem.localstack.suite.Simulator;
import dev.tandem.test.PostgresServer;
import dev.tandem.test.rocketmq.RocketMqServer;
import org.jspecify.annotations.Nullable;

/**
 * The whole suite on real servers: services and servers are processes that do not outlive this
 * JVM. Messages and commits are on the disk before they are answered, as in production.
 */
public final class LocalStack implements Stage, AutoCloseable {

  private final Options options;
  private final Addresses addresses;
  private final Progress progress;
  private final Http http;
  private final RunningServices services;
  private final RunningServers servers;
  private final Analytics analytics;
  private final RunningSimulators simulators;
  private final RunningIdentity identity;
  private final SuiteClock clock;
  private final Startups startups;
  private volatile boolean closed;

  public LocalStack(Options options, Progress progress) {
    this(options, progress, Servers::embedded);
  }

  private LocalStack(
      Options options, Progress progress, BiFunction<Options, Startups, Servers> servers) {
    this.options = options;
    this.addresses = new Addresses(options.ports());
    this.progress = progress;
    this.startups =
        new Startups(options.startups(), options.compilers(), options.recordsStarts(), progress);
    this.analytics =
        new Analytics(options.root(), options::job, data(), ports(), options.compilers(), progress);
    this.servers = new RunningServers(servers.apply(options, startups), startups, analytics);
    this.http = new Http(addresses.identity());
    this.clock = new SuiteClock(data().resolve("clock"), http.as(Caller.MACHINE));
    this.services = new RunningServices(this, addresses, clock, http);
    this.simulators = new RunningSimulators(this, addresses, clock, progress);
    this.identity = new RunningIdentity(this, http, progress);
  }

  /**
   * A process of the stack.
   *
   * @param instance the instance, if it is a service's
   */
  public record Running(
      String name, int port, long pid, @Nullable Instance instance) {}

  /**
   * A stack on free ports that keeps everything below {@code data}, with one instance of each
   * service and room for another; nothing runs yet. Its database server and its broker are
   * containers if tests run on containers.
   */
  public static LocalStack onFreePorts(Path root, Path data) {
    Options options = Options.forTests(root, data.toAbsolutePath());
    return new LocalStack(options, what -> {}, Servers::forTests);
  }

  /** Starts all that payments need; returns when every service is ready. */
  public void start() {
    start(Service.OF_PAYMENTS);
    startRest();
  }

  /** Starts the servers and {@code first}; returns when these services are ready. */
  public void start(List<Service> first) {
    KeptData.folder(logs());
    servers.launchRocketMq();
    identity.start();
    Together.run(
        () -> {
          progress.reached("PostgreSQL ready on port " + servers.startPostgres().port());
          // Services load their classes meanwhile; each waits for the broker when it needs it.
          startTogether(first, 1);
        },
        () -> progress.reached("RocketMQ ready, name server " + servers.awaitRocketMq()),
        () -> simulators.start(Simulator.BANK),
        () -> simulators.start(Simulator.FUND_HOUSE));
    identity.awaitReady();
  }

  /** Starts what of that does not run yet; returns when every service is ready. */
  public void startRest() {
    // One after the other: the first of each makes the tables and the topics.
    for (int number = 1; number <= options.instances(); number++) {
      startTogether(Service.OF_PAYMENTS, number);
    }
  }

  /** Starts Kafka, the data centre and the job of Flink; returns when they are ready. */
  public void startAnalytics() {
    analytics.startKafka();
    startTogether(List.of(Service.DATA_CENTRE), 1);
    analytics.startFlink();
  }

  /** Kafka and the job of Flink. */
  public Analytics analytics() {
    return analytics;
  }

  private void startTogether(List<Service> some, int number) {
    Together.run(some.stream()
        .map(service -> new Instance(service, number))
        .filter(instance -> !services.alive().contains(instance))
        .map(instance -> (Runnable) () -> start(instance))
        .toArray(Runnable[]::new));
  }

  /** Starts the identity server, if it does not run; returns when it is ready. */
  public void startIdentity() {
    identity.start();
    identity.awaitReady();
  }

  /** Starts an instance that does not run; returns when it is ready. */
  public void start(Instance instance) {
    if (closed) {
      throw new IllegalStateException("The stack is closed");
    }
    services.start(instance);
    progress.reached("%s ready on port %s".formatted(instance.name(), ports().of(instance)));
  }

  /** Kills an instance as a crash would (SIGKILL). */
  public void kill(Instance instance) {
    services.kill(instance);
  }

  /**
   * Whether the broker has its plug-in for faults: never in a container, otherwise if asked for.
   */
  public boolean canBeDisturbed() {
    return servers.canBeDisturbed();
  }

  /** Makes the broker err from now on. */
  public void disturb(Faults faults) {
    faults.brokerProperties().forEach(rocketMq()::configureBroker);
  }

  /** The broker's faults since it started. */
  public FaultCounts faults() throws IOException {
    RocketMqServer broker = rocketMq();
    return new FaultCounts(
        broker.brokerFigure("faultsPassed"),
        broker.brokerFigure("faultsDuplicated"),
        broker.brokerFigure("faultsHeldBack"));
  }

  /** The database server. */
  public PostgresServer postgres() {
    return started(servers.postgres());
  }

  /** The name server and the broker. */
  public RocketMqServer rocketMq() {
    return started(servers.rocketMq());
  }

  @Override
  public String url(Service service) {
    return addresses.of(Instance.firstOf(service));
  }

  @Override
  public String managementUrl(Service service) {
    return addresses.managementOf(Instance.firstOf(service));
  }

  @Override
  public String bankUrl() {
    return addresses.of(Simulator.BANK);
  }

  String controlUrl() {
    return addresses.control();
  }

  @Override
  public String fundHouseUrl() {
    return addresses.of(Simulator.FUND_HOUSE);
  }

  @Override
  public String identityUrl() {
    return addresses.identity();
  }

  @Override
  public void advanceClock(Duration duration) throws IOException {
    clock.advance(duration);
  }

  /** Throws, naming its log, if a service that was started has ended. */
  public void checkServicesRun() {
    services.checkAllRun();
  }

  /** Compares the books of all parts. */
  public ConservationCheck check() {
    return ConservationCheck.of(
        addresses.sources(services.alive(), service -> postgres().database(service.database())));
  }

  /** The instances that a load calls: those that run now. */
  public Targets targets() {
    return addresses.targets(services.alive());
  }

  /** Keeps the recorded starts for later ones; returns the names of the programs. */
  public List<String> keepStarts() throws IOException, InterruptedException {
    return startups.keep();
  }

  Startups startups() {
    return startups;
  }

  Path root() {
    return options.root();
  }

  public Ports ports() {
    return options.ports();
  }

  /** The processes that run now. */
  public List<Running> running() {
    List<Running> running = new ArrayList<>();
    services.forEachAlive((instance, process) ->
        running.add(new Running(instance.name(), ports().of(instance), process.pid(), instance)));
    identity.addTo(running);
    running.addAll(servers.running(ports()));
    return running;
  }

  /** Whether {@code part}, a service or the identity server, was started and is not ready yet. */
  public boolean isStarting(Running part) {
    return identity.isStarting(part) || services.isStarting(part.instance());
  }

  /** The directory that keeps everything between runs. */
  public Path data() {
    return options.data();
  }

  public Path logs() {
    return data().resolve("logs");
  }

  /** Kills all services as a crash would; none can be started after that. */
  public void killServices() {
    closed = true;
    services.killAll();
  }

  /** Stops everything, services first: they need the servers to end well. */
  @Override
  public synchronized void close() {
    closed = true;
    startups.close();
    services.stop();
    Together.close(identity, simulators, servers);
    http.close();
  }

  private <T> T started(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException(closed ? "The stack is closed" : "Not started yet");
    }
    return part;
  }
}
