package dev.tandem.test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class EmbeddedPostgresServerIT extends PostgresServerContract {

  @TempDir
  static Path directory;

  @BeforeAll
  static void start() {
    server = EmbeddedPostgresServer.builder().directory(directory).start();
  }

  @AfterAll
  static void stop() {
    long pid = ((EmbeddedPostgresServer) server).pid();
    server.close();
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(ProcessHandle.of(pid)).isEmpty());
  }

  @Test
  void keepsPasswordsInFilesOnlyTheOwnerReads() throws Exception {
    server.database("secretive");

    Path file = directory.resolve("passwords").resolve("secretive");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }
}
