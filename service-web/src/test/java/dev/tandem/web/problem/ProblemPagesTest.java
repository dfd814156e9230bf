package dev.tandem.web.problem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every problem that a service declares has a page, and every page tells of a problem. */
class ProblemPagesTest {

  private static final Path ROOT = Path.of("..");
  private static final Path PAGES = ROOT.resolve("docs/problems");

  private static final Pattern DECLARED =
      Pattern.compile("ProblemType\\s*\\.(?:of|retryable)\\(\\s*\"([^\"]+)\",\\s*(\\d+)");

  @Test
  void explainsEachProblemOnAPageAndNoOther() throws IOException {
    var declared = declared();
    assertThat(declared).containsKeys("not-found", "wallet-frozen", "fund-not-found");

    assertThat(filesIn(PAGES)).hasSize(declared.size());
    for (var problem : declared.entrySet()) {
      var code = problem.getKey();
      assertThat(PAGES.resolve(code + ".md"))
          .content()
          .startsWith("# %s\n\n**%s".formatted(code, problem.getValue()))
          .contains("\"type\": \"/problems/%s\"".formatted(code))
          .contains("\"code\": \"%s\"".formatted(code));
    }
  }

  /** The status of each code. */
  private static Map<String, String> declared() throws IOException {
    Map<String, String> statuses = new TreeMap<>();
    for (var module : filesIn(ROOT)) {
      var sources = module.resolve("src/main/java");
      if (Files.isDirectory(sources)) {
        for (var file : javaFilesBelow(sources)) {
          var declarations = DECLARED.matcher(Files.readString(file));
          while (declarations.find()) {
            statuses.put(declarations.group(1), declarations.group(2));
          }
        }
      }
    }
    return statuses;
  }

  private static List<Path> filesIn(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.toList();
    }
  }

  private static List<Path> javaFilesBelow(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      return files.filter(it -> it.toString().endsWith(".java")).toList();
    }
  }
}
