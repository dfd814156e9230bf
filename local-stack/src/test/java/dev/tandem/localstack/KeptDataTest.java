package dev.tandem.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

  @Test
  void saysWhoMayNotWrite() throws IOException {
    String user = System.getProperty("user.name");
    Assumptions.assumeFalse("root".equals(user), "root may write everywhere");
    Path kept = Files.createDirectory(folder.resolve("postgres"));
    Files.createFile(kept.resolve("file"));
    Set<PosixFilePermission> readOnly = PosixFilePermissions.fromString("r-xr-xr-x");
    Files.setPosixFilePermissions(kept, readOnly);
    Files.setPosixFilePermissions(folder, readOnly);
    String reason = "The user " + user + " may not write to " + folder + ".";

    try {
      assertThat(KeptData.obstacle(folder, 0)).hasValue(reason);
      assertThatThrownBy(() -> KeptData.wipe(folder)).hasMessage(reason);
    } finally {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }
}
