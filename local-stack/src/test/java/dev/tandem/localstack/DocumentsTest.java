package dev.tandem.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Pages promise nothing that is not there. */
class DocumentsTest {

  private static final Path ROOT = Path.of(System.getProperty("tandem.root", ".."));
  private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");
  private static final Pattern RUNBOOK = Pattern.compile("runbook: (\\S+)#(\\S+)");
  private static final Pattern HEADING = Pattern.compile("(?m)^##+ (.+)$");
  private static final Pattern TEST = Pattern.compile("-Dit\\.test=(\\w+)");
  private static final Pattern CODE = Pattern.compile("(?s)```(?:java|yaml|xml)\n(.*?)```");

  @Test
  void everyAlertNamesASectionThatIsThere() throws IOException {
    List<String> alerts = List.of(
        Files.readString(ROOT.resolve("deploy/prometheus/alerts.yml")).split("(?=- alert:)"));

    for (String alert : alerts.subList(1, alerts.size())) {
      assertThat(ALERT.matcher(alert).results().map(it -> it.group(1)).toList()).hasSize(1);
      MatchResult runbook = RUNBOOK.matcher(alert).results().findFirst().orElseThrow();
      assertThat(anchors(runbook.group(1))).as(alert).contains(runbook.group(2));
    }
    assertThat(alerts).hasSizeGreaterThan(14);
  }

  /** The application is built and tested from what a build of Tandem installs. */
  @Test
  void whatReadmeShowsOfTheStarterIsFromAnApplicationThatRuns() throws IOException {
    String application = application();

    List<String> shown = CODE.matcher(Files.readString(ROOT.resolve("README.md")))
        .results()
        .map(it -> it.group(1))
        .toList();

    assertThat(shown)
        .hasSizeGreaterThan(3)
        .allSatisfy(it -> assertThat(application).contains(it));
  }

  /** Maven finds nothing to do where there is no such test, and says that all is well. */
  @Test
  void theTestsToRunAloneAreThere() throws IOException {
    List<String> named = TEST.matcher(Files.readString(ROOT.resolve("CONTRIBUTING.md")))
        .results()
        .map(it -> it.group(1) + ".java")
        .toList();

    assertThat(named).hasSizeGreaterThan(1);
    try (var modules = Files.list(ROOT)) {
      List<String> tests = modules
          .map(it -> it.resolve("src/test/java"))
          .filter(Files::isDirectory)
          .flatMap(DocumentsTest::namesIn)
          .toList();
      assertThat(tests).containsAll(named);
    }
  }

  private static Stream<String> namesIn(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.map(it -> it.getFileName().toString()).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The application dies at every statement in TransactionCrashIT. */
  @Test
  void whatIsShownOfTheTransactionCentreIsFromATest() throws IOException {
    Path test = ROOT.resolve(
        "tandem-spring-boot-starter/src/test/java/dev/tandem/messaging/internal/centre/Printing.java");

    assertThat(CODE.matcher(Files.readString(ROOT.resolve("docs/adopting.md")))
            .results()
            .map(it -> it.group(1))
            .filter(it -> it.contains("TransactionCheck")))
        .singleElement()
        .satisfies(it -> assertThat(Files.readString(test)).endsWith(it));
  }

  private static String application() throws IOException {
    try (var files = Files.walk(ROOT.resolve("adopter-test/bookshop"))) {
      return files
          .filter(it -> it.toString().matches(".*\\.(java|xml|yml)"))
          .map(DocumentsTest::read)
          .collect(Collectors.joining());
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> anchors(String page) throws IOException {
    return HEADING
        .matcher(Files.readString(ROOT.resolve(page)))
        .results()
        .map(it -> it.group(1).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", ""))
        .map(it -> it.replace(' ', '-'))
        .toList();
  }
}
