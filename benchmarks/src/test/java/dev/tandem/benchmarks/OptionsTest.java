package dev.tandem.benchmarks;

import java.nio.file.Path;
import java.util.List;

import dev.tandem.benchmarks.Options.UsageException;
import dev.tandem.benchmarks.stack.Flush;
import org.junit.jupiter.api.Test;

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
    assertThat(options.only()).containsExactly("gruelbox", "modulith");
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> parse("speed")).isInstanceOf(UsageException.class);
    assertThatThrownBy(() -> parse("--only", "nobody")).isInstanceOf(UsageException.class);
    assertThatThrownBy(() -> parse("--flush", "never")).isInstanceOf(UsageException.class);
    assertThatThrownBy(() -> parse("--rounds")).isInstanceOf(UsageException.class);
  }

  private static Options parse(String... arguments) {
    return Options.parse(List.of(arguments), Path.of(""));
  }
}
