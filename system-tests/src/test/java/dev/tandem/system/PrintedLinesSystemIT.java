package dev.tandem.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tandem.localstack.LocalStack;
import dev.tandem.localstack.suite.Service;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever copies the lines of the documents into a terminal gets what they promise. */
@ExtendWith(RunningSuite.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PrintedLinesSystemIT {

  private static final Path ROOT = Path.of(System.getProperty("tandem.root", ".."));

  // What the documents ask for by the control server, which is the demo's.
  private static final String TOKEN_BY_SCRIPT = "./tandem token ada --role investor";
  private static final String CONTROL = "http://127.0.0.1:8090";

  static LocalStack stack;

  @BeforeAll
  static void meet(Suite running) {
    stack = running.stack();
  }

  @Test
  void theReadmesRequestIsAnswered() throws Exception {
    String owner = "ada-" + UUID.randomUUID();
    String lines = code("README.md", "")
        .lines()
        .dropWhile(line -> !line.startsWith("T=$("))
        .takeWhile(line -> !line.startsWith("./tandem demo"))
        .collect(Collectors.joining("\n"))
        .replace("$(" + TOKEN_BY_SCRIPT + ")", tokenOf("ada", "investor"))
        // Other tests have opened a wallet for ada.
        .replace("\"ada\"", "\"" + owner + "\"");

    assertThat(run(lines)).contains("\"ownerId\":\"" + owner + "\"", "\"currency\":\"CNY\"");
  }

  @Test
  void theLinesToTryAreAnswered() throws Exception {
    String lines = code("docs/running.md", "## Try it")
        .lines()
        .filter(line -> !line.contains("/clock/advance"))
        .takeWhile(line -> !line.startsWith("fault()"))
        .collect(Collectors.joining("\n"));
    String operators = code("docs/running.md", "For operators:")
        .lines()
        .takeWhile(line -> !line.startsWith("./tandem"))
        .collect(Collectors.joining("\n"));
    // Opened again, since other tests buy it.
    String opened = "as $OLGA -d '{\"action\":\"open\",\"reason\":\"again\"}'"
        + " http://127.0.0.1:9082/actuator/funds/BAL-002";

    String said = run(String.join("\n", lines, operators, opened));

    assertThat(said)
        .contains(
            "\"status\":\"COMPLETED\"",
            "\"balanced\":true",
            "\"status\":\"UP\"",
            "tandem_",
            "\"status\":\"SUSPENDED\"",
            "\"riskLevel\":2");
  }

  @Test
  void theLinesForWhoeverIsCalledAtNightAreAnswered() throws Exception {
    String known = code("docs/running.md", "## Try it")
        .lines()
        .takeWhile(line -> !line.contains("/postings"))
        .collect(Collectors.joining("\n"));
    // Without those that need the id of something that waits.
    List<String> lines = code("docs/operating.md", "")
        .replace("\\\n", " ")
        .replace("wal_…", "$W")
        .lines()
        .filter(line -> line.startsWith("as $") || line.startsWith("AUDE="))
        .filter(line -> !line.contains("/ID") && !line.contains("ord_…"))
        // Analytics do not run here; DataChainSystemIT asks for the comparison.
        .filter(line -> !line.contains("/v1/sync"))
        .map(line -> line.replaceAll("'(http\\S*)'", "\"$1\""))
        .toList();
    // Opened again, since other tests buy it.
    String opened = "as $OLGA -d '{\"action\":\"open\",\"reason\":\"again\"}'"
        + " http://127.0.0.1:9082/actuator/funds/BAL-002";

    String said = run(known + "\n" + String.join("\n", lines) + "\n" + opened);

    assertThat(lines).hasSizeGreaterThan(8);
    assertThat(said).contains("\"status\":\"FROZEN\"", "\"reason\":\"police notice 12/26\"");
  }

  @Test
  void theLinesOfWebhooksAreAnswered() throws Exception {
    List<String> blocks = Pattern.compile("(?s)```sh\n(.*?)```")
        .matcher(Files.readString(ROOT.resolve("docs/webhooks.md")))
        .results()
        .map(it -> it.group(1)
            .replace("$(./tandem token olga --role operator)", tokenOf("olga", "operator"))
            .replace("localhost:8083", stack.url(Service.NOTIFICATION)))
        .toList();

    String registered = run(blocks.getFirst());
    String endpoint = registered.replaceAll("(?s).*\"id\":\"(whe_[^\"]*)\".*", "$1");
    String rotated = run(blocks.getLast().replace("whe_…", endpoint));

    assertThat(blocks).hasSize(2);
    assertThat(registered).contains("\"secret\":\"whsec_");
    assertThat(rotated).contains("\"secret\":\"whsec_", "\"formerSecretValidUntil\"");
    run("curl -s -X DELETE -H \"Authorization: Bearer " + tokenOf("olga", "operator") + "\" "
        + stack.url(Service.NOTIFICATION) + "/v1/webhook-endpoints/" + endpoint);
  }

  /** What the shell asks for where a document asks {@code ./tandem token}. */
  private static String tokenOf(String sub, String role) {
    return "$(curl -s -H 'Content-Type: application/json'"
        + " -d '{\"sub\":\"" + sub + "\",\"roles\":[\"" + role + "\"]}' " + stack.identityUrl()
        + "/tokens | sed 's/.*\"token\" *: *\"\\([^\"]*\\)\".*/\\1/')";
  }

  /** The indented code of a document after {@code from}. */
  private static String code(String document, String from) throws IOException {
    String text = Files.readString(ROOT.resolve(document));
    return text.substring(Math.max(0, text.indexOf(from)))
        .lines()
        .filter(line -> line.startsWith("    "))
        .map(line -> line.substring(4))
        .collect(Collectors.joining("\n"));
  }

  /** Runs the lines as they are but for the ports; a request that is refused ends them. */
  private static String run(String lines) throws IOException, InterruptedException {
    String script = lines
        .replace("curl -s", "curl -sS --fail-with-body")
        .replace(CONTROL, stack.identityUrl())
        // The owners of two tests within a second; more digits could pass for a card number.
        .replace("ada-$(date +%s)", "ada-" + UUID.randomUUID());
    for (var address : addresses().entrySet()) {
      script = script.replace(address.getKey(), address.getValue());
    }
    Path said = Files.createTempFile("printed-lines", null);
    Process shell = new ProcessBuilder("bash", "-eu", "-o", "pipefail", "-c", script)
        .redirectErrorStream(true)
        .redirectOutput(said.toFile())
        .start();
    assertThat(shell.waitFor(2, TimeUnit.MINUTES)).isTrue();
    String output = Files.readString(said, StandardCharsets.UTF_8);
    Files.delete(said);
    assertThat(shell.exitValue()).as("%s%n%s", script, output).isZero();
    return output;
  }

  private static Map<String, String> addresses() {
    Map<Service, Integer> ports = Map.of(
        Service.WALLET,
        8081,
        Service.FUND_PURCHASE,
        8082,
        Service.RISK,
        8084,
        Service.LEDGER,
        8085);
    return ports.entrySet().stream()
        .flatMap(it -> {
          Service service = it.getKey();
          int port = it.getValue();
          return Stream.of(
              Map.entry("http://127.0.0.1:" + port, stack.url(service)),
              Map.entry("http://127.0.0.1:" + (port + 1000), stack.managementUrl(service)));
        })
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
