package dev.tandem.localstack.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/** The script answers for itself where nobody has built anything yet. */
class HelpTest {

  private static final Path ROOT = Path.of("..");
  private static final Path TEXTS = ROOT.resolve("deploy/help");

  @TempDir
  private Path clone;

  private record Said(int code, String out, String err) {}

  @Test
  void theTextsOfTheScriptAreThoseOfTheCommands() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.list(TEXTS)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".txt")).toList()) {
        texts.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    // That one is the other program's.
    texts.remove("bench.txt");

    assertThat(texts).isEqualTo(usages());
    assertThat(texts.values().stream().flatMap(String::lines))
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  @Test
  void helpsOnAFreshClone() throws Exception {
    assertThat(tandem()).isEqualTo(new Said(0, usages().get("tandem.txt"), ""));
    assertThat(tandem("help")).isEqualTo(tandem());
    assertThat(tandem("--help")).isEqualTo(tandem());
    assertThat(tandem("demo", "--help")).isEqualTo(new Said(0, usages().get("demo.txt"), ""));
    assertThat(tandem("help", "demo")).isEqualTo(tandem("demo", "--help"));
    assertThat(tandem("bench", "suite", "-h").out()).contains("./tandem bench suite");
    assertThat(tandem("--version").out()).isEqualTo("Tandem 0.1.0\n");
  }

  @Test
  void guessesWhatWasMeantOnAFreshClone() throws Exception {
    assertThat(tandem("stauts").code()).isEqualTo(2);
    assertThat(tandem("stauts").err()).contains("no command stauts", "Did you mean status?");
    assertThat(tandem("demo", "--onse").err())
        .contains("demo has no option --onse", "Did you mean --once?", "./tandem help demo");
    assertThat(tandem("help", "chekc").err()).contains("Did you mean check?");
    assertThat(tandem("frobnicate").err()).contains("no command").doesNotContain("Did you mean");
    assertThat(tandem("check", "--load=5", "--port-offst", "7").code()).isEqualTo(2);
    assertThat(tandem("chaos").err()).contains("./tandem chaos --compose");
    assertThat(tandem("deadletters", "--data", "x", "retyr", "d1").err())
        .contains("deadletters has no retyr", "Did you mean retry?");
    assertThat(tandem("bench", "laency").err()).contains("Did you mean latency?");
    assertThat(tandem("help", "reviews", "aprove").err()).contains("Did you mean reviews approve?");
  }

  @Test
  void saysWhatIsMissingOrTooMuchOnAFreshClone() throws Exception {
    assertThat(tandem("journeys").err()).contains("FILE... is missing", "help journeys");
    assertThat(tandem("payment").err()).contains("ID is missing", "help payment");
    assertThat(tandem("deadletters", "retry", "--reason", "x").err())
        .contains("ID is missing", "help deadletters retry");
    assertThat(tandem("payment", "rch_1", "rch_2").err()).contains("rch_2 is too much");
    assertThat(tandem("status", "wallet").err()).contains("status takes no wallet");
    assertThat(tandem("demo", "--once", "--data").err()).contains("--data needs a value");
    assertThat(tandem("demo", "-x").err()).contains("demo has no option -x");
    assertThat(tandem("--data", "x", "demo").err()).contains("A command comes first");
    assertThat(tandem("demo", "--version").out()).isEqualTo("Tandem 0.1.0\n");
  }

  @Test
  void stopsTheDemoOfItsDataAtOnceAndNobodyElse() throws Exception {
    Path data = Files.createDirectories(clone.resolve("data"));
    String[] stop = {"stop", "--port-offset", "7", "--data", data.toString()};
    try (Ended demo = new Ended("tandem", "demo");
        Ended stranger = new Ended("tandem", "load")) {
      Files.writeString(data.resolve("pid"), stranger.pid() + " 7\n");
      assertThat(tandem(stop).out()).isEmpty();
      Files.writeString(data.resolve("pid"), demo.pid() + " 8\n");
      assertThat(tandem(stop).out()).as("at other ports").isEmpty();
      assertThat(List.of(demo.isAlive(), stranger.isAlive())).containsOnly(true);

      Files.writeString(data.resolve("pid"), demo.pid() + " 7\n");

      assertThat(tandem(stop))
          .isEqualTo(new Said(
              0,
              "Stopping the demo of %s (process %s).%nStopped; data is kept.%n"
                  .formatted(data, demo.pid()),
              ""));
      assertThat(demo.isAlive()).isFalse();
      assertThat(stranger.isAlive()).isTrue();
    }
  }

  @Test
  void saysThatAJdkDoesNotRunWhereThereIsTooLittleMemory() throws Exception {
    Process process = new ProcessBuilder("sh", "-c", "ulimit -v 500000; . ../.mvn/find-jdk.sh")
        .redirectErrorStream(true)
        .start();

    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("bin/javac does not run: ");
    assertThat(process.waitFor()).isEqualTo(1);
  }

  /** A process with these words on its command line, which ends with the test. */
  private record Ended(Process process) implements AutoCloseable {

    Ended(String program, String command) throws IOException {
      this(new ProcessBuilder("sh", "-c", "while :; do sleep 0.1; done", program, command).start());
    }

    long pid() {
      return process.pid();
    }

    boolean isAlive() {
      return process.isAlive();
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }

  /** The script alone: there is no Maven to start and no Java to find. */
  private Said tandem(String... arguments) throws IOException, InterruptedException {
    Path texts = Files.createDirectories(clone.resolve("deploy/help"));
    Path script = clone.resolve("tandem");
    if (Files.notExists(script)) {
      Files.copy(ROOT.resolve("tandem"), script);
      Files.copy(ROOT.resolve("pom.xml"), clone.resolve("pom.xml"));
      try (Stream<Path> files = Files.list(TEXTS)) {
        for (Path file : files.toList()) {
          Files.copy(file, texts.resolve(file.getFileName()));
        }
      }
    }
    Path out = clone.resolve("out");
    Path err = clone.resolve("err");
    Process process = new ProcessBuilder(
            Stream.concat(Stream.of("sh", script.toString()), List.of(arguments).stream())
                .toList())
        .redirectOutput(out.toFile())
        .redirectError(err.toFile())
        .start();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    return new Said(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  private static Map<String, String> usages() {
    Map<String, String> usages = new TreeMap<>();
    CommandLine tandem = LocalStackApplication.commandLine();
    usages.put("tandem.txt", tandem.getUsageMessage());
    tandem.getSubcommands().forEach((name, command) -> {
      if (!command.getCommandSpec().usageMessage().hidden() && !name.equals("bench")) {
        usages.put(name + ".txt", command.getUsageMessage());
      }
      command
          .getSubcommands()
          .forEach((sub, it) -> usages.put(name + "-" + sub + ".txt", it.getUsageMessage()));
    });
    return usages;
  }
}
