package dev.tandem.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class KeptDataTest {

  @TempDir
  private Path folder;

  @Test
  void makesAFolderThatIsMissingAndLeavesNothingInIt() throws IOException {
    Path data = folder.resolve("a/b");

    assertThat(KeptData.obstacle(data, 0)).isEmpty();
    try (Stream<Path> files = Files.list(data)) {
      assertThat(files.toList()).isEqualTo(List.of());
    }
  }

  @Test
  void saysWhyNothingCanBeKept() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(KeptData.obstacle(file.resolve("data"), 0))
        .hasValueSatisfying(it -> assertThat(it).contains("Nothing can be kept in", "file"));
    assertThat(KeptData.obstacle(folder, Integer.MAX_VALUE))
        .hasValueSatisfying(it -> assertThat(it).contains("MB left, and a run needs"));
  }
}
