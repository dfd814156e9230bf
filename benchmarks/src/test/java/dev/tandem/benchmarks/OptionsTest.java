package dev.tandem.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.tandem.benchmarks.stack.Flush;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.ParameterException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OptionsTest {

  @Test
  void measuresThePartsThatAreNotLongUnlessTold() {
    assertThat(parse().parts())
        .extracting(Part::name)
        .containsExactly("throughput", "latency", "wallets", "cost");
    assertThat(parse("--all").parts())
        .extracting(Part::name)
        .containsExactly("throughput", "latency", "wallets", "cost", "drain", "outage", "growth");
    assertThat(parse("growth", "cost").parts())
        .extracting(Part::name)
        .containsExactly("cost", "growth");
  }

  @Test
  void takesDurabilityRoundsAndContenders() {
    Options options = parse("--flush", "async", "--rounds", "7", "--only", "gruelbox,modulith");

    assertThat(options.flushes()).containsExactly(Flush.ASYNC);
    assertThat(options.plan().rounds()).isEqualTo(7);
    assertThat(options.only()).containsExactlyInAnyOrder("gruelbox", "modulith");
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> parse("speed")).isInstanceOf(ParameterException.class);
    assertThatThrownBy(() -> parse("--only", "nobody")).isInstanceOf(ParameterException.class);
    assertThatThrownBy(() -> parse("--flush", "never")).isInstanceOf(ParameterException.class);
    assertThatThrownBy(() -> parse("--rounds")).isInstanceOf(ParameterException.class);
  }

  private static Options parse(String... arguments) {
    return BenchCommand.parsed(arguments).options(Path.of(""));
  }

  @Test
  void tellsWithoutABuildWhatItTakes() throws IOException {
    Path text = Path.of("..", "deploy", "help", "bench.txt");

    assertThat(Files.readString(text)).isEqualTo(BenchCommand.commandLine().getUsageMessage());
  }
}
