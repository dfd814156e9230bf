package dev.tandem.localstack.startup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** With this JVM, which makes caches and refuses those it cannot use. */
class StartCacheIT {

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  @TempDir
  private Path folder;

  private Path jar;

  /** Runs until its input ends. */
  static final class Waiting {

    public static void main(String[] args) throws IOException {
      System.out.println("ready");
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }

  @BeforeEach
  void aProgram() throws IOException {
    jar = folder.resolve("waiting.jar");
    String name = Waiting.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream program = new JarOutputStream(Files.newOutputStream(jar));
        var bytes = Waiting.class.getClassLoader().getResourceAsStream(name)) {
      program.putNextEntry(new JarEntry(name));
      bytes.transferTo(program);
    }
  }

  @Test
  void keepsTheStartOfAProgramThatRunsOnForTheNextOne() throws Exception {
    StartCache recorded = StartCache.in(folder, "waiting", Compilers.QUICK, true, what -> {});
    List<String> command = command(recorded.options());
    Process first = new ProcessBuilder(command).start();
    try (BufferedReader output = first.inputReader()) {
      assertThat(output.readLine()).isEqualTo("ready");

      recorded.keep(first.pid(), command);

      assertThat(first.isAlive()).isTrue();
    } finally {
      first.destroyForcibly();
    }
    StartCache kept = StartCache.in(folder, "waiting", Compilers.QUICK, true, what -> {});
    assertThat(kept.isRecorded()).isFalse();
    // With this mode the JVM starts with the cache or not at all.
    List<String> strict = new ArrayList<>(kept.options());
    strict.add("-XX:AOTMode=on");
    assertThat(ran(command(strict))).isEqualTo("ready");
    assertThat(folder.toFile().list()).noneMatch(name -> name.contains("recording"));
  }

  private List<String> command(List<String> options) {
    List<String> command = new ArrayList<>(List.of(JAVA, "-XX:+UseSerialGC"));
    command.addAll(options);
    command.addAll(List.of("-cp", jar.toString(), Waiting.class.getName()));
    return command;
  }

  private static String ran(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
