package dev.tandem.localstack.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;

import dev.tandem.localstack.Faults;
import dev.tandem.localstack.Options;
import dev.tandem.localstack.suite.Instance;
import dev.tandem.localstack.suite.Port;
import dev.tandem.localstack.suite.Ports;
import dev.tandem.localstack.suite.Service;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SuiteOptionsTest {

  static final Path ROOT = Path.of("/somewhere");

  @Test
  void takesTheStandardPortsUnlessTold() {
    Options options = parse();

    assertThat(options.ports().of(Port.WALLET)).isEqualTo(8081);
    assertThat(options.ports().managementOf(Instance.firstOf(Service.WALLET))).isEqualTo(9081);
    assertThat(options.data()).isEqualTo(ROOT.resolve(".tandem"));
    assertThat(options.command("status")).isEqualTo("./tandem status");
  }

  @Test
  void movesOnePortOrAllOfThem() {
    assertThat(parse("--port", "wallet=18081").ports().of(Port.WALLET)).isEqualTo(18081);
    assertThat(parse("--port", "wallet=18081").ports().of(Port.RISK)).isEqualTo(8084);
    assertThat(parse("--port-offset", "10000").ports().of(Port.BROKER)).isEqualTo(20911);
  }

  @Test
  void putsAnotherInstanceBesideTheFirstOne() {
    Options options = parse("--port", "wallet=18081");
    Instance second = new Instance(Service.WALLET, 2);

    assertThat(options.ports().of(second)).isEqualTo(18181);
    assertThat(options.ports().managementOf(second)).isEqualTo(19181);
    assertThat(second.name()).isEqualTo("wallet-service-2");
  }

  @Test
  void looksAfterThePortsOfAllInstances() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int first = taken.getLocalPort() - Port.INSTANCE;
      Ports ports = Ports.free(1).with(Port.WALLET, first);

      assertThat(ports.busy(2)).contains(new Ports.Busy(Port.WALLET, taken.getLocalPort()));
    }
  }

  @Test
  void takesPortsAndDirectoryFromTheEnvironmentUntilTheCommandLineSaysOtherwise() {
    Map<String, String> environment = Map.of(
        "TANDEM_PORT_OFFSET", "100", "TANDEM_PORT_NAME_SERVER", "9999", "TANDEM_DATA", "/data");

    Options options = parsed("--port", "risk=1234").read(environment, ROOT, 1, Faults.NONE);

    assertThat(options.ports().of(Port.WALLET)).isEqualTo(8181);
    assertThat(options.ports().of(Port.NAME_SERVER)).isEqualTo(9999);
    assertThat(options.ports().of(Port.RISK)).isEqualTo(1234);
    assertThat(options.data()).isEqualTo(Path.of("/data"));
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> parse("--oops")).isInstanceOf(ParameterException.class);
    assertThatThrownBy(() -> parse("--port", "nobody=1"))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("wallet");
    assertThatThrownBy(() -> parse("--port", "wallet=much")).isInstanceOf(ParameterException.class);
    assertThatThrownBy(() -> parse("--data")).isInstanceOf(ParameterException.class);
    assertThatThrownBy(() -> parse("--port-offset", "70000"))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("from -5556 to 50103");
  }

  @Test
  void seesThatAPortIsTakenOrCannotBe() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Ports ports = Ports.free(1).with(Port.BANK, taken.getLocalPort()).with(Port.WALLET, 65_000);

      assertThat(ports.busy(1))
          .containsExactly(
              new Ports.Busy(Port.WALLET, 66_000), new Ports.Busy(Port.BANK, taken.getLocalPort()));
    }
  }

  @Test
  void tellsCommandsThatReachTheSameSuite() {
    Options options = parse("--port-offset", "7000", "--port", "bank=9", "--data", "/tmp/x");

    assertThat(options.command("stop"))
        .isEqualTo("./tandem stop --port-offset 7000 --port bank=9 --data /tmp/x");
  }

  @Test
  void takesFaultsAsPercentages() {
    assertThat(code("demo", "--duplicate", "some")).isEqualTo(2);
    assertThat(code("demo", "--duplicate", "60%", "--reorder", "41")).isEqualTo(2);
    assertThat(code("demo", "--instances", "0")).isEqualTo(2);
    assertThat(new DemoCommand.Percent().convert("0.5%")).isEqualTo(0.5);
  }

  private static int code(String... arguments) {
    return LocalStackApplication.commandLine().execute(arguments);
  }

  private static Options parse(String... arguments) {
    return parsed(arguments).read(Map.of(), ROOT, 1, Faults.NONE);
  }

  private static SuiteOptions parsed(String... arguments) {
    Holder holder = new Holder();
    new CommandLine(holder).parseArgs(arguments);
    return holder.suite;
  }

  @Command
  private static final class Holder {

    @Mixin
    private SuiteOptions suite = new SuiteOptions();
  }
}
