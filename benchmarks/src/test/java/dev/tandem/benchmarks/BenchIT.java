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

  @Test
  void everybodyTakesPartAndKeepsMoneyAndEvents(@TempDir Path directory) throws IOException {
    List<String> said = new ArrayList<>();
    Options options = Options.parse(
        List.of(
            "throughput",
            "latency",
            "cost",
            "--brief",
            "--flush",
            "sync",
            "--out",
            directory.resolve("report").toString()),
        directory);

    assertThat(new Bench(options, directory.resolve("work"), said::add).run())
        .as(() -> String.join("\n", said))
        .isTrue();

    assertThat(said).noneMatch(line -> line.contains("FAILED") || line.contains("NOT "));
    String page = Files.readString(options.out().resolve("index.html"));
    assertThat(page).contains("<svg").doesNotContain("http://").doesNotContain("https://");
    String csv = Files.readString(options.out().resolve("results.csv"));
    Contenders.all().forEach(contender -> assertThat(csv).contains(contender.name()));
  }

  @Test
  void theLongPartsRunInSmallToo(@TempDir Path directory) throws IOException {
    List<String> said = new ArrayList<>();
    Options options = Options.parse(
        List.of(
            "drain",
            "growth",
            "--brief",
            "--flush",
            "sync",
            "--out",
            directory.resolve("report").toString()),
        directory);

    new Bench(options, directory.resolve("work"), said::add).run();

    assertThat(Files.readString(options.out().resolve("results.csv")))
        .contains(Drain.GROUPED)
        .contains(Drain.SINGLE)
        .contains(Growth.FULL);
    assertThat(said).noneMatch(line -> line.contains("FAILED") || line.contains("NOT "));
  }
}
