package dev.tandem.localstack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.tandem.localstack.suite.Instance;
import dev.tandem.localstack.suite.Ports;
import dev.tandem.localstack.suite.Service;
import dev.tandem.localstack.suite.Simulator;
import dev.tandem.test.PostgresServer;

/** The command lines of the suite's processes: without secrets, for anybody here can read them. */
final class ServiceCommand {

  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  private ServiceCommand() {}

  static List<String> of(Service service, Path root) {
    return List.of(
        JAVA.toString(),
        "-Xms64m",
        "-Xmx" + service.heapMegabytes() + "m",
        // Of the collectors it takes the least memory, and these heaps are small.
        "-XX:+UseSerialGC",
        "-XX:+ExitOnOutOfMemoryError",
        "-Xshare:auto",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-jar",
        Built.executable(root.resolve(service.module())).toString());
  }

  /**
   * What the instance is told, secrets included.
   *
   * @param ahead how far the suite's time is ahead of the machine's
   */
  static Map<String, String> environment(Instance instance, LocalStack stack, Duration ahead) {
    Ports ports = stack.ports();
    PostgresServer.Database database =
        stack.postgres().database(instance.service().database());
    return Map.ofEntries(
        Map.entry("SPRING_PROFILES_ACTIVE", "demo"),
        Map.entry("SERVER_PORT", Integer.toString(ports.of(instance))),
        Map.entry("MANAGEMENT_SERVER_PORT", Integer.toString(ports.managementOf(instance))),
        Map.entry("SPRING_DATASOURCE_URL", database.url()),
        Map.entry("SPRING_DATASOURCE_USERNAME", database.username()),
        Map.entry("SPRING_DATASOURCE_PASSWORD", database.password()),
        Map.entry("ROCKETMQ_NAMESERVER", stack.rocketMq().nameServer()),
        Map.entry("TANDEM_MESSAGING_TOPICS_CREATE", "true"),
        Map.entry("TANDEM_CLOCK_AHEAD", ahead.toString()),
        Map.entry("TANDEM_WEB_SECURITY_ISSUER", stack.identityUrl()),
        Map.entry("TANDEM_WALLET_BANK_URL", stack.bankUrl()),
        Map.entry("TANDEM_FUNDPURCHASE_HOUSE_URL", stack.fundHouseUrl()));
  }

  static List<String> ofIdentity(Path root) {
    return List.of(
        JAVA.toString(),
        "-Xmx96m",
        "-XX:+UseSerialGC",
        // It does little, and that little soon.
        "-XX:TieredStopAtLevel=1",
        "-XX:+ExitOnOutOfMemoryError",
        "-Xshare:auto",
        "-jar",
        Built.executable(root.resolve("identity-server")).toString());
  }

  static List<String> of(Simulator simulator, Path root, int port, Path journal, Duration ahead) {
    return List.of(
        JAVA.toString(),
        "-Xmx256m",
        "-XX:+UseSerialGC",
        "-XX:+ExitOnOutOfMemoryError",
        "-jar",
        Built.executable(root.resolve("local-stack")).toString(),
        simulator.command(),
        Integer.toString(port),
        journal.toString(),
        ahead.toString());
  }
}
