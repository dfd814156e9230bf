package dev.tandem.localstack.compose;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.tandem.localstack.CheckedSuite;
import dev.tandem.localstack.FaultCounts;
import dev.tandem.localstack.SuiteClock;
import dev.tandem.localstack.check.books.Sources;
import dev.tandem.localstack.http.Caller;
import dev.tandem.localstack.http.Http;
import dev.tandem.localstack.load.Targets;
import dev.tandem.localstack.story.Stage;
import dev.tandem.localstack.suite.Port;
import dev.tandem.localstack.suite.Service;
import dev.tandem.localstack.suite.Simulator;
import dev.tandem.test.PostgresServer.Database;

/**
 * The containers of docker-compose.yml, as they reach each other: by name, at their standard ports.
 *
 * <p>The lead of the suite's time is kept in a volume that all of them read at start. The file is
 * named like the services' setting, because they read the volume as a configuration tree.
 */
public final class ComposeStage implements Stage, CheckedSuite {

  public static final String ADVICE = "Is it up? ./tandem status --compose";

  /** The address of the identity server for containers. */
  public static final String IDENTITY = at("identity", Port.IDENTITY.standard());

  private static final Path CLOCK = Path.of("/var/lib/tandem/clock/tandem.clock.ahead");

  private final Http http;
  private final SuiteClock clock;

  public ComposeStage(Http http) {
    this.http = http;
    this.clock = new SuiteClock(CLOCK, http.as(Caller.MACHINE));
    Duration ahead = clock.ahead();
    for (Simulator simulator : Simulator.values()) {
      clock.join(url(simulator) + "/clock", ahead);
    }
    for (Service service : Service.OF_PAYMENTS) {
      clock.join(managementUrl(service) + "/actuator/clock", ahead);
    }
  }

  /** The lead of the suite's time in these containers; zero outside of them. */
  public static Duration clockAhead() {
    return SuiteClock.read(CLOCK);
  }

  @Override
  public String url(Service service) {
    return at(service.module(), service.port().standard());
  }

  @Override
  public String managementUrl(Service service) {
    return at(service.module(), service.port().standard() + Port.MANAGEMENT);
  }

  @Override
  public String bankUrl() {
    return url(Simulator.BANK);
  }

  @Override
  public String fundHouseUrl() {
    return url(Simulator.FUND_HOUSE);
  }

  @Override
  public String identityUrl() {
    return IDENTITY;
  }

  @Override
  public void advanceClock(Duration duration) throws IOException {
    clock.advance(duration);
  }

  @Override
  public Sources sources() {
    return new Sources(
        database(Service.WALLET),
        database(Service.FUND_PURCHASE),
        database(Service.RISK),
        database(Service.NOTIFICATION),
        database(Service.LEDGER),
        database(Service.ACCOMPANIMENT),
        IDENTITY,
        url(Service.WALLET),
        url(Service.LEDGER),
        runs(Service.DATA_CENTRE) ? url(Service.DATA_CENTRE) : null,
        bankUrl(),
        fundHouseUrl(),
        ofEach(service -> managementUrl(service) + "/actuator/clock"),
        ofEach(this::managementUrl));
  }

  @Override
  public Targets targets() {
    return new Targets(
        IDENTITY,
        List.of(url(Service.WALLET)),
        List.of(url(Service.FUND_PURCHASE)),
        List.of(url(Service.RISK)));
  }

  /** No faults: the official image has no plug-in for them. */
  @Override
  public FaultCounts faults() {
    return new FaultCounts(0, 0, 0);
  }

  /** Whether a service runs that only some profile starts. */
  private boolean runs(Service service) {
    return http.answers(managementUrl(service) + "/actuator/health/readiness", 200);
  }

  private static Map<String, String> ofEach(Function<Service, String> address) {
    return Service.OF_PAYMENTS.stream().collect(Collectors.toMap(Service::module, address));
  }

  // The container is given the passwords that .env has.
  private static Database database(Service service) {
    String name = service.database();
    String password = "TANDEM_%s_DB_PASSWORD".formatted(name.toUpperCase(Locale.ROOT));
    return new Database(
        "jdbc:postgresql://postgres:5432/" + name,
        name,
        System.getenv().getOrDefault(password, ""));
  }

  private static String url(Simulator simulator) {
    return at(simulator.command(), simulator.port().standard());
  }

  private static String at(String container, int port) {
    return "http://%s:%s".formatted(container, port);
  }
}
