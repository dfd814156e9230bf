package dev.tandem.localstack.console;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConsoleTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Console console = new Console(new PrintStream(out, true, StandardCharsets.UTF_8));

  @Test
  void breaksLinesBetweenWords() {
    String words = "word ".repeat(40).strip();

    String wrapped = Lines.wrapped("short\n" + words, 4);

    assertThat(wrapped.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    assertThat(wrapped.lines().skip(2)).allSatisfy(line -> assertThat(line).startsWith("    word"));
    assertThat(wrapped.replaceAll("\\s+", " ")).isEqualTo("short " + words);
  }

  @Test
  void keepsAWordWholeThatIsTooLong() {
    String url = "http://" + "x".repeat(90);

    assertThat(Lines.wrapped("see " + url + " there", 2)).contains(url);
  }

  @Test
  void saysNothingMoreOnceItHasEnded() {
    console.say("one");
    console.end("two");
    console.say("three");
    console.reached("four");

    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines("one\ntwo\n");
  }

  @Test
  void remindsOfWhatIsBeingWaitedForInOneLine() {
    List<String> names = List.of("PostgreSQL", "wallet-service", "risk-service", "Kafka", "Flink");
    try (StartProgress progress = new StartProgress(console, names)) {
      progress.reached("PostgreSQL ready on port 1");
      progress.begun("day of the books");
      progress.remind();
      progress.reached("wallet-service ready on port 2");
      progress.reached("Kafka ready on port 3");
      progress.remind();
      progress.reached("day of the books finished");
      progress.reached("risk-service ready on port 4");
      progress.reached("Flink runs");
      progress.remind();
    }

    assertThat(out.toString(StandardCharsets.UTF_8).lines().filter(it -> it.contains("waiting")))
        .extracting(it -> it.substring(10))
        .containsExactly(
            "waiting for wallet-service, risk-service and 3 more",
            "waiting for risk-service, Flink and 1 more");
  }

  @Test
  void paintsOnlyWhereColoursAreShownAndWanted() {
    assertThat(Paint.isShown(Map.of("TERM", "xterm"), true)).isTrue();
    assertThat(Paint.isShown(Map.of("TERM", "xterm"), false)).isFalse();
    assertThat(Paint.isShown(Map.of("NO_COLOR", "1"), true)).isFalse();
    assertThat(Paint.isShown(Map.of("TERM", "dumb"), true)).isFalse();
  }
}
