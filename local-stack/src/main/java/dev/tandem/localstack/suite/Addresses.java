package dev.tandem.localstack.suite;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.tandem.localstack.check.books.Sources;
import dev.tandem.localstack.load.Targets;
import dev.tandem.test.PostgresServer.Database;

/** The addresses of a suite's parts, by their ports. */
public record Addresses(Ports ports) {

  public String of(Instance instance) {
    return at(ports.of(instance));
  }

  /** The address of the instance for operators. */
  public String managementOf(Instance instance) {
    return at(ports.managementOf(instance));
  }

  public String of(Simulator simulator) {
    return at(ports.of(simulator.port()));
  }

  public String control() {
    return at(ports.of(Port.CONTROL));
  }

  /** The address of the identity server, which is also the issuer in its tokens. */
  public String identity() {
    return at(ports.of(Port.IDENTITY));
  }

  /** Where the identity server describes itself (OpenID Connect Discovery). */
  public String identityDiscovery() {
    return identity() + "/.well-known/openid-configuration";
  }

  /** The address of the instance's clock. */
  public String clockOf(Instance instance) {
    return managementOf(instance) + "/actuator/clock";
  }

  /** The addresses that a check of these instances reads. */
  public Sources sources(List<Instance> instances, Function<Service, Database> databases) {
    return new Sources(
        databases.apply(Service.WALLET),
        databases.apply(Service.FUND_PURCHASE),
        databases.apply(Service.RISK),
        databases.apply(Service.NOTIFICATION),
        databases.apply(Service.LEDGER),
        databases.apply(Service.ACCOMPANIMENT),
        identity(),
        of(Instance.firstOf(Service.WALLET)),
        of(Instance.firstOf(Service.LEDGER)),
        instances.stream()
            .filter(it -> it.service() == Service.DATA_CENTRE)
            .findFirst()
            .map(this::of)
            .orElse(null),
        of(Simulator.BANK),
        of(Simulator.FUND_HOUSE),
        instances.stream().collect(Collectors.toMap(Instance::name, this::clockOf)),
        // All instances of a service tell the same: it is in their database.
        instances.stream()
            .collect(Collectors.toMap(
                it -> it.service().module(), this::managementOf, (first, _) -> first)));
  }

  /** The instances for a load to call. */
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
