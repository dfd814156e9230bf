package dev.tandem.localstack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.tandem.localstack.suite.Instance;
import dev.tandem.localstack.suite.Port;
import dev.tandem.localstack.suite.Ports;
import dev.tandem.localstack.suite.Service;
import dev.tandem.localstack.suite.SharedSecret;
import dev.tandem.test.PostgresServer;

/**
 * The command lines of the suite's processes. They hold no secrets, because anybody on the machine
 * can read them.
 */
final class ServiceCommand {

  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  private ServiceCommand() {}

  /** The command that starts the service in {@code jar}, with more options for its JVM. */
  static List<String> of(Service service, List<String> options, Path jar) {
    return command(service.heapMegabytes(), options, jar);
  }

  private static List<String> command(int heapMegabytes, List<String> options, Path jar) {
    List<String> command = new ArrayList<>(List.of(
        JAVA.toString(),
        "-Xms32m",
        "-Xmx" + heapMegabytes + "m",
        // Of the collectors it takes the least memory, and these heaps are small.
        "-XX:+UseSerialGC",
        "-XX:+ExitOnOutOfMemoryError",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(options);
    command.addAll(List.of("-jar", jar.toString()));
    return command;
  }

  /**
   * The environment of the instance, secrets included.
   *
   * @param ahead the suite's time less the machine's
   */
  static Map<String, String> environment(Instance instance, LocalStack stack, Duration ahead) {
    Ports ports = stack.ports();
    PostgresServer.Database database =
        stack.postgres().database(instance.service().database());
    Map<String, String> told = new HashMap<>(Map.ofEntries(
        Map.entry("SPRING_PROFILES_ACTIVE", "demo"),
        Map.entry("SERVER_PORT", Integer.toString(ports.of(instance))),
        Map.entry("MANAGEMENT_SERVER_PORT", Integer.toString(ports.managementOf(instance))),
        Map.entry("SPRING_DATASOURCE_URL", database.url()),
        Map.entry("SPRING_DATASOURCE_USERNAME", database.username()),
        Map.entry("SPRING_DATASOURCE_PASSWORD", database.password()),
        // A person's demo is idle most of the time; more are opened when they are needed.
        Map.entry("SPRING_DATASOURCE_HIKARI_MINIMUMIDLE", "1"),
        Map.entry("SPRING_DATASOURCE_HIKARI_IDLETIMEOUT", "60000"),
        // One pool of native memory instead of several for each processor.
        Map.entry("MALLOC_ARENA_MAX", "1"),
        Map.entry("ROCKETMQ_NAMESERVER", stack.rocketMq().nameServer()),
        Map.entry("ROCKETMQ_PRODUCER_MAXMESSAGESIZE", Servers.LARGEST_MESSAGE),
        Map.entry("TANDEM_MESSAGING_TOPICS_CREATE", "true"),
        Map.entry("TANDEM_CLOCK_AHEAD", ahead.toString()),
        Map.entry("TANDEM_WEB_SECURITY_ISSUER", stack.identityUrl()),
        // The console calls from here and tells from where the person at the page does.
        Map.entry("TANDEM_WEB_PROXIES_TRUSTED", "127.0.0.1"),
        Map.entry(
            "TANDEM_WEB_SECRET_KEYS", SharedSecret.keptIn(stack.data().resolve("secret-key"))),
        Map.entry("TANDEM_NOTIFICATION_LINK_URL", stack.url(Service.NOTIFICATION)),
        Map.entry("TANDEM_WALLET_BANK_URL", stack.bankUrl()),
        Map.entry("TANDEM_LEDGER_PAYOUT_BANKURL", stack.bankUrl()),
        Map.entry("TANDEM_FUNDPURCHASE_HOUSE_URL", stack.fundHouseUrl())));
    if (instance.service() == Service.LEDGER) {
      told.putAll(whatIsProved(stack));
    }
    if (instance.service() == Service.RISK) {
      told.put("TANDEM_RISK_FEATURES_KAFKA", kafka(stack));
    }
    if (instance.service() == Service.DATA_CENTRE) {
      told.putAll(whatIsForwarded(stack));
    }
    if (instance.service() == Service.CONSOLE) {
      told.putAll(whereAllAre(stack));
    }
    return told;
  }

  /** The services whose word the books are held against, and how to be let in there. */
  private static Map<String, String> whatIsProved(LocalStack stack) {
    return Map.of(
        "TANDEM_LEDGER_PROOF_WALLETURL", stack.managementUrl(Service.WALLET),
        "TANDEM_LEDGER_PROOF_FUNDPURCHASEURL", stack.managementUrl(Service.FUND_PURCHASE),
        "TANDEM_LEDGER_PROOF_TOKENURL", stack.identityUrl() + "/oauth2/token",
        "TANDEM_LEDGER_PROOF_SECRETFILE", RunningIdentity.machineSecret(stack).toString());
  }

  /** Kafka, and the services whose outboxes it is held against. */
  private static Map<String, String> whatIsForwarded(LocalStack stack) {
    return Map.of(
        "TANDEM_DATACENTRE_KAFKA_BOOTSTRAPSERVERS", kafka(stack),
        "TANDEM_DATACENTRE_SYNC_WALLETURL", stack.managementUrl(Service.WALLET),
        "TANDEM_DATACENTRE_SYNC_FUNDPURCHASEURL", stack.managementUrl(Service.FUND_PURCHASE),
        "TANDEM_DATACENTRE_SYNC_RISKURL", stack.managementUrl(Service.RISK),
        "TANDEM_DATACENTRE_SYNC_LEDGERURL", stack.managementUrl(Service.LEDGER),
        "TANDEM_DATACENTRE_SYNC_ACCOMPANIMENTURL", stack.managementUrl(Service.ACCOMPANIMENT),
        "TANDEM_DATACENTRE_SYNC_NOTIFICATIONURL", stack.managementUrl(Service.NOTIFICATION),
        "TANDEM_DATACENTRE_SYNC_DATACENTREURL", stack.managementUrl(Service.DATA_CENTRE),
        "TANDEM_DATACENTRE_SYNC_TOKENURL", stack.identityUrl() + "/oauth2/token",
        "TANDEM_DATACENTRE_SYNC_SECRETFILE",
            RunningIdentity.machineSecret(stack).toString());
  }

  private static String kafka(LocalStack stack) {
    return stack.analytics().kafka().bootstrapServers();
  }

  /** The addresses of all services, for the console. */
  private static Map<String, String> whereAllAre(LocalStack stack) {
    Map<String, String> addresses = new HashMap<>();
    for (Service service : Service.values()) {
      String key = "TANDEM_CONSOLE_SERVICES_" + service.name().replace("_", "");
      addresses.put(key + "_URL", stack.url(service));
      addresses.put(key + "_MANAGEMENT", stack.managementUrl(service));
    }
    addresses.put("TANDEM_CONSOLE_DEMO_CONTROL", stack.controlUrl());
    addresses.put(
        "TANDEM_CONSOLE_BROKERMETRICS",
        "http://127.0.0.1:" + stack.ports().of(Port.BROKER_METRICS));
    return addresses;
  }

  /** The command that starts the identity server in {@code jar}, with more options for its JVM. */
  static List<String> ofIdentity(List<String> options, Path jar) {
    return command(96, options, jar);
  }
}
