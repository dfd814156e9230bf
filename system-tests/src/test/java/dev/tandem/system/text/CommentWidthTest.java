package dev.tandem.system.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The formatter keeps code within a hundred columns and leaves comments alone. */
class CommentWidthTest {

  private static final int WIDTH = 100;

  @Test
  void commentsEndBeforeColumnOneHundred() throws IOException {
    List<Path> sources = sources();

    assertThat(sources).hasSizeGreaterThan(500);
    assertThat(sources)
        .allSatisfy(source -> assertThat(tooWide(Files.readAllLines(source))).isEmpty());
  }

  @Test
  void theRuleFindsWideCommentsAndLeavesLinksAlone() {
    String words = "word ".repeat(20);

    assertThat(tooWide(List.of("  // " + words, "   * " + words, "  call(); " + words)))
        .hasSize(2);
    assertThat(tooWide(List.of(" * " + words + "https://example.com", " * short")))
        .isEmpty();
  }

  private static List<String> tooWide(List<String> lines) {
    return lines.stream()
        .filter(line -> line.length() > WIDTH && !line.contains("https://"))
        .filter(line -> line.strip().startsWith("*")
            || line.strip().startsWith("//")
            || line.strip().startsWith("/**"))
        .toList();
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      return modules
          .map(module -> module.resolve("src"))
          .filter(Files::isDirectory)
          .toList()
          .stream()
          .flatMap(CommentWidthTest::javaBelow)
          .toList();
    }
  }

  private static Stream<Path> javaBelow(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
