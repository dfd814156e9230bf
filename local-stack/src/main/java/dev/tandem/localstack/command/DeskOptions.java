package dev.tandem.localstack.command;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tandem.localstack.Options;
import dev.tandem.localstack.http.Caller;
import dev.tandem.localstack.http.Http;
import dev.tandem.localstack.operator.Applications;
import dev.tandem.localstack.operator.Installation;
import dev.tandem.localstack.suite.Addresses;
import dev.tandem.localstack.suite.Instance;
import dev.tandem.localstack.suite.Service;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The installation that an operator asks: the demo, unless other addresses are given. */
final class DeskOptions {

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Mixin
  private SuiteOptions suite = new SuiteOptions();

  @Option(
      names = "--url",
      paramLabel = "NAME=URL",
      description = "Where clients reach a service of another installation. NAME is wallet,"
          + " fund-purchase, notification, risk, ledger, data-centre or accompaniment.")
  private Map<String, String> clients = new TreeMap<>();

  @Option(
      names = "--operators",
      paramLabel = "NAME=URL",
      description = "Where operators reach it. NAME is also an application of yours with the"
          + " starter: deadletters and transactions then ask nobody but those named here.")
  private Map<String, String> operators = new TreeMap<>();

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = "Whom the requests speak for; TANDEM_TOKEN says the same. In the demo an"
          + " operator unless told.")
  private @Nullable String token;

  /** A client for the installation, to be closed by the caller. */
  Http http(Options options) {
    String own = token == null ? System.getenv("TANDEM_TOKEN") : token;
    return own == null ? new Http(new Addresses(options.ports()).identity()) : Http.bearing(own);
  }

  Options options() {
    return suite.options();
  }

  Installation installation(Options options, Http http) {
    Addresses addresses = new Addresses(options.ports());
    Map<Service, String> forClients = new EnumMap<>(Service.class);
    Map<Service, String> forOperators = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      String name = service.port().key();
      Instance first = Instance.firstOf(service);
      forClients.put(service, clients.getOrDefault(name, addresses.of(first)));
      forOperators.put(service, operators.getOrDefault(name, addresses.managementOf(first)));
    }
    refuseUnknown(clients);
    refuseUnknown(operators);
    return new Installation(
        forClients, forOperators, http.as(Caller.OPERATOR), http.as(Caller.APPROVER));
  }

  /** The services of the installation; if others are named too, those that are named alone. */
  Applications applications(Options options, Http http) {
    Map<String, String> asked = new LinkedHashMap<>(operators);
    if (unknown(operators).isEmpty()) {
      asked.clear();
      Installation suite = installation(options, http);
      for (Service service : Service.values()) {
        asked.put(service.module(), suite.operators().get(service));
      }
    }
    return new Applications(asked, http.as(Caller.OPERATOR));
  }

  private void refuseUnknown(Map<String, String> told) {
    unknown(told).ifPresent(name -> {
      throw SuiteOptions.refused(command, "no service is called " + name);
    });
  }

  private static Optional<String> unknown(Map<String, String> told) {
    Set<String> known =
        Stream.of(Service.values()).map(it -> it.port().key()).collect(Collectors.toSet());
    return told.keySet().stream().filter(name -> !known.contains(name)).findFirst();
  }
}
