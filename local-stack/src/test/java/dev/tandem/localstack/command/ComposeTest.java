package dev.tandem.localstack.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What is said where containers cannot run: in sentences, before anything is written. */
class ComposeTest {

  private static final Path SCRIPTS = Path.of("../deploy/compose");

  @TempDir
  private Path clone;

  private Path bin;

  @BeforeEach
  void onlyTheseProgramsAreInstalled() throws IOException {
    bin = Files.createDirectory(clone.resolve("bin"));
    for (String program : List.of("sh", "dirname", "fold", "sed", "tail")) {
      Files.createSymbolicLink(bin.resolve(program), installed(program));
    }
    Path scripts = Files.createDirectories(clone.resolve("deploy/compose"));
    for (String script : List.of("demo", "compose")) {
      Files.copy(SCRIPTS.resolve(script), scripts.resolve(script));
      makeExecutable(scripts.resolve(script));
    }
  }

  @Test
  void dockerIsNotInstalled() throws Exception {
    assertThat(refusal()).contains("--compose needs Docker, which is not installed");
  }

  @Test
  void composeIsNotInstalled() throws Exception {
    install("docker", "exit 1");

    assertThat(refusal())
        .contains("neither 'docker compose' nor 'docker-compose' works")
        .contains("https://docs.docker.com/compose/install/");
  }

  @Test
  void dockerDoesNotAnswer() throws Exception {
    install("docker", """
        [ "$1" != compose ] || exit 0
        echo 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is it there?' >&2
        exit 1
        """);

    assertThat(refusal())
        .contains("Docker is installed but does not answer")
        .contains("Cannot connect to the Docker daemon")
        .contains("systemctl start docker");
  }

  private String refusal() throws IOException, InterruptedException {
    Path said = clone.resolve("said");
    ProcessBuilder demo = new ProcessBuilder(
            bin.resolve("sh").toString(), "deploy/compose/demo", "demo", "--compose")
        .directory(clone.toFile())
        .redirectErrorStream(true)
        .redirectOutput(said.toFile());
    demo.environment().put("PATH", bin.toString());
    Process process = demo.start();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
    assertThat(clone.resolve(".env")).doesNotExist();
    String text = Files.readString(said, StandardCharsets.UTF_8);
    assertThat(text).endsWith("Without containers, with a JDK 25: ./tandem demo\n");
    assertThat(text.lines()).allSatisfy(it -> assertThat(it).hasSizeLessThanOrEqualTo(80));
    return text;
  }

  private static Path installed(String program) {
    return Stream.of("/bin", "/usr/bin")
        .map(it -> Path.of(it, program))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow();
  }

  private void install(String program, String script) throws IOException {
    makeExecutable(Files.writeString(bin.resolve(program), "#!/bin/sh\n" + script));
  }

  private static void makeExecutable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
