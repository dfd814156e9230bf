package dev.tandem.localstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.tandem.localstack.Options.UsageException;
import dev.tandem.localstack.suite.Instance;
import dev.tandem.localstack.suite.Port;
import dev.tandem.localstack.suite.Ports;
import dev.tandem.localstack.suite.Service;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OptionsTest {

  static final Path ROOT = Path.of("/somewhere");

  @Test
  void takesTheStandardPortsUnlessTold() {
    Options options = parse();

    assertThat(options.ports().of(Port.WALLET)).isEqualTo(8081);
    assertThat(options.ports().managementOf(Instance.firstOf(Service.WALLET))).isEqualTo(9081);
    assertThat(options.data()).isEqualTo(ROOT.resolve(".tandem"));
    assertThat(options.fresh()).isFalse();
    assertThat(options.once()).isFalse();
  }

  @Test
  void movesOnePortOrAllOfThem() {
    assertThat(parse("--port", "wallet=18081").ports().of(Port.WALLET)).isEqualTo(18081);
    assertThat(parse("--port", "wallet=18081").ports().of(Port.RISK)).isEqualTo(8084);
    assertThat(parse("--port-offset", "10000").ports().of(Port.BROKER)).isEqualTo(20911);
  }

  @Test
  void putsAnotherInstanceBesideTheFirstOne() {
    Options options = parse("--instances", "2", "--port", "wallet=18081");
    Instance second = new Instance(Service.WALLET, 2);

    assertThat(options.instances()).isEqualTo(2);
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
  void makesNoFaultsUnlessTold() {
    assertThat(parse().faults()).isEqualTo(Faults.NONE);
    assertThat(parse("--duplicate", "1%", "--reorder", "0.5").faults())
        .isEqualTo(new Faults(1, 0.5));
  }

  @Test
  void takesPortsAndDirectoryFromTheEnvironmentUntilTheCommandLineSaysOtherwise() {
    Map<String, String> environment = Map.of(
        "TANDEM_PORT_OFFSET", "100", "TANDEM_PORT_NAME_SERVER", "9999", "TANDEM_DATA", "/data");

    Options options = Options.parse(List.of("--port", "risk=1234"), environment, ROOT);

    assertThat(options.ports().of(Port.WALLET)).isEqualTo(8181);
    assertThat(options.ports().of(Port.NAME_SERVER)).isEqualTo(9999);
    assertThat(options.ports().of(Port.RISK)).isEqualTo(1234);
    assertThat(options.data()).isEqualTo(Path.of("/data"));
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> parse("--oops")).isInstanceOf(UsageException.class);
    assertThatThrownBy(() -> parse("--port", "nobody=1"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("wallet");
    assertThatThrownBy(() -> parse("--port", "wallet=much")).isInstanceOf(UsageException.class);
    assertThatThrownBy(() -> parse("--data")).isInstanceOf(UsageException.class);
    assertThatThrownBy(() -> parse("--instances", "0")).isInstanceOf(UsageException.class);
    assertThatThrownBy(() -> parse("--duplicate", "some")).isInstanceOf(UsageException.class);
    assertThatThrownBy(() -> parse("--duplicate", "60", "--reorder", "41"))
        .isInstanceOf(UsageException.class);
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

  private static Options parse(String... arguments) {
    return Options.parse(List.of(arguments), Map.of(), ROOT);
  }
}
