package dev.tandem.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.tandem.benchmarks.contender.Contenders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The short form: whether everybody still runs. How fast is not for a test to say. */
@Timeout(300)
class BenchIT {

  private final List<String> said = new ArrayList<>();

  @TempDir
  private Path directory;

  @Test
  void everybodyTakesPartAndKeepsMoneyAndEvents() throws IOException {
    Options options = briefly("throughput", "latency", "cost");

    assertThat(bench(options).run()).as(() -> String.join("\n", said)).isTrue();

    assertThat(said).noneMatch(line -> line.contains("FAILED") || line.contains("NOT "));
    String page = Files.readString(options.out().resolve("index.html"));
    assertThat(page).contains("<svg").doesNotContain("http://").doesNotContain("https://");
    String csv = Files.readString(options.out().resolve("results.csv"));
    Contenders.all().forEach(contender -> assertThat(csv).contains(contender.name()));
  }

  @Test
  void theLongPartsRunInSmallToo() throws IOException {
    Options options = briefly("drain", "growth");

    bench(options).run();

    assertThat(Files.readString(options.out().resolve("results.csv")))
        .contains(Drain.GROUPED)
        .contains(Drain.SINGLE)
        .contains(Growth.FULL);
    assertThat(said).noneMatch(line -> line.contains("FAILED") || line.contains("NOT "));
  }

  private Options briefly(String... parts) {
    List<String> arguments = new ArrayList<>(List.of(parts));
    arguments.addAll(List.of(
        "--brief", "--flush", "sync", "--out", directory.resolve("report").toString()));
    return BenchCommand.parsed(arguments.toArray(String[]::new)).options(directory);
  }

  private Bench bench(Options options) {
    return new Bench(options, directory.resolve("work"), said::add);
  }
}
