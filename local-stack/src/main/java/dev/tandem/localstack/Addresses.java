package dev.tandem.localstack;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.tandem.localstack.check.Sources;
import dev.tandem.test.PostgresServer.Database;

/** Where the parts of a suite with these ports answer. */
record Addresses(Ports ports) {

  String of(Service service) {
    return at(ports.of(service.port()));
  }

  /** Where operators reach the service. */
  String managementOf(Service service) {
    return at(ports.managementOf(service));
  }

  String of(Simulator simulator) {
    return at(ports.of(simulator.port()));
  }

  String control() {
    return at(ports.of(Port.CONTROL));
  }

  /** Where the service's time is read and moved. */
  String clockOf(Service service) {
    return managementOf(service) + "/actuator/clock";
  }

  /** What a check reads. */
  Sources sources(Function<Service, Database> databases) {
    return new Sources(
        databases.apply(Service.WALLET),
        databases.apply(Service.FUND_PURCHASE),
        of(Service.WALLET),
        of(Simulator.BANK),
        of(Simulator.FUND_HOUSE),
        clockOf(Service.FUND_PURCHASE),
        Arrays.stream(Service.values())
            .collect(Collectors.toMap(Service::module, this::managementOf)));
  }

  private static String at(int port) {
    return "http://127.0.0.1:" + port;
  }
}
