package dev.tandem.localstack.suite;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.tandem.localstack.check.books.Sources;
import dev.tandem.localstack.load.Targets;
import dev.tandem.test.PostgresServer.Database;

/** Where the parts of a suite with these ports answer. */
public record Addresses(Ports ports) {

  public String of(Instance instance) {
    return at(ports.of(instance));
  }

  /** Where operators reach the instance. */
  public String managementOf(Instance instance) {
    return at(ports.managementOf(instance));
  }

  public String of(Simulator simulator) {
    return at(ports.of(simulator.port()));
  }

  public String control() {
    return at(ports.of(Port.CONTROL));
  }

  /** Where tokens come from, which is the issuer they name. */
  public String identity() {
    return at(ports.of(Port.IDENTITY));
  }

  /** Where the instance's time is read and moved. */
  public String clockOf(Instance instance) {
    return managementOf(instance) + "/actuator/clock";
  }

  /** What a check of these instances reads. */
  public Sources sources(List<Instance> instances, Function<Service, Database> databases) {
    return new Sources(
        databases.apply(Service.WALLET),
        databases.apply(Service.FUND_PURCHASE),
        databases.apply(Service.NOTIFICATION),
        identity(),
        of(Instance.firstOf(Service.WALLET)),
        of(Simulator.BANK),
        of(Simulator.FUND_HOUSE),
        instances.stream().collect(Collectors.toMap(Instance::name, this::clockOf)),
        // All instances of a service tell the same: it is in their database.
        instances.stream()
            .collect(Collectors.toMap(
                it -> it.service().module(), this::managementOf, (first, _) -> first)));
  }

  /** Whom a load on these instances asks. */
  public Targets targets(List<Instance> instances) {
    return new Targets(
        identity(),
        of(Service.WALLET, instances),
        of(Service.FUND_PURCHASE, instances),
        of(Service.RISK, instances));
  }

  private List<String> of(Service service, List<Instance> instances) {
    return instances.stream()
        .filter(it -> it.service() == service)
        .map(this::of)
        .toList();
  }

  private static String at(int port) {
    return "http://127.0.0.1:" + port;
  }
}
