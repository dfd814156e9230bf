package dev.tandem.localstack.startup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class StartupsTest {

  @TempDir
  private Path folder;

  private Path executable;
  private Startups startups;
  private final List<String> told = new ArrayList<>();

  @BeforeEach
  void anExecutableJar() throws IOException {
    executable = folder.resolve("app-exec.jar");
    startups = new Startups(folder.resolve("start"), Compilers.QUICK, true, told::add);
    write("first");
  }

  @Test
  void laysAnExecutableJarOutAsAJarThatNamesItsLibraries() throws IOException {
    Path jar = startups.unpacked("app", executable).jar();

    try (JarFile app = new JarFile(jar.toFile())) {
      assertThat(app.getManifest().getMainAttributes().getValue("Main-Class"))
          .isEqualTo("app.Main");
      assertThat(app.getManifest().getMainAttributes().getValue("Class-Path"))
          .isEqualTo("lib/b.jar lib/a.jar");
      assertThat(app.getInputStream(app.getEntry("application.yml")).readAllBytes())
          .asString()
          .isEqualTo("first");
      assertThat(
              app.getInputStream(app.getEntry("META-INF/build-info.properties")).readAllBytes())
          .asString()
          .isEqualTo("build.version=1");
    }
    assertThat(jar.resolveSibling("lib").resolve("a.jar")).hasContent("library a");
  }

  @Test
  void unpacksTheSameContentOnce() throws IOException {
    Path jar = startups.unpacked("app", executable).jar();
    FileTime unpacked = Files.getLastModifiedTime(jar);
    write("first");
    Files.setLastModifiedTime(executable, FileTime.from(Instant.EPOCH));

    assertThat(startups.unpacked("app", executable).jar()).isEqualTo(jar);
    assertThat(Files.getLastModifiedTime(jar)).isEqualTo(unpacked);
  }

  @Test
  void unpacksOtherContentElsewhereAndForgetsWhatWasThere() throws IOException {
    Path before = startups.unpacked("app", executable).jar();
    write("second");

    Path now = startups.unpacked("app", executable).jar();

    assertThat(now).isNotEqualTo(before).exists();
    assertThat(before.getParent()).doesNotExist();
  }

  @Test
  void recordsTheFirstProcessOfAProgramAlone() {
    List<String> first = startups.unpacked("app", executable).cache().options();
    List<String> second = startups.unpacked("app", executable).cache().options();

    assertThat(first).contains("-XX:AOTMode=record");
    assertThat(second).contains("-XX:TieredStopAtLevel=1").doesNotContain("-XX:AOTMode=record");
  }

  @Test
  void recordsNothingWithBothCompilersButUsesWhatWasRecorded() throws IOException {
    Startups both = new Startups(folder.resolve("start"), Compilers.BOTH, true, told::add);

    Startups.Unpacked first = both.unpacked("app", executable);

    assertThat(first.cache().options())
        .contains("-XX:TieredStopAtLevel=4")
        .doesNotContain("-XX:AOTMode=record");
    Path cache = Files.writeString(first.jar().resolveSibling("start-e3069283.aot"), "123456789");
    assertThat(both.unpacked("app", executable).cache().options())
        .contains("-XX:TieredStopAtLevel=4", "-XX:AOTCache=" + cache);
  }

  @Test
  void forgetsACacheThatWasDamaged() throws IOException {
    Path place = startups.unpacked("app", executable).jar().getParent();
    Path whole = Files.writeString(place.resolve("start-e3069283.aot"), "123456789");
    assertThat(startups.unpacked("app", executable).cache().options())
        .contains("-XX:AOTCache=" + whole);

    Files.writeString(whole, "123456780");

    assertThat(startups.unpacked("app", executable).cache().options())
        .doesNotContain("-XX:AOTCache=" + whole);
    assertThat(whole).doesNotExist();
    assertThat(told).containsExactly("forgotten: what was kept of app's start is damaged");
  }

  @Test
  void removesRecordingsOfSuitesThatEndedBeforeTheyWereKept() throws IOException {
    Path place = startups.unpacked("app", executable).jar().getParent();
    Path ended = Files.createFile(place.resolve("start-999999999.recording"));
    long alive = ProcessHandle.current().pid();
    Path running = Files.createFile(place.resolve("start-" + alive + ".recording"));

    var _ = startups.unpacked("app", executable);

    assertThat(ended).doesNotExist();
    assertThat(running).exists();
  }

  private void write(String settings) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
    manifest.getMainAttributes().putValue("Main-Class", "org.example.Launcher");
    manifest.getMainAttributes().putValue("Start-Class", "app.Main");
    try (OutputStream file = Files.newOutputStream(executable);
        JarOutputStream jar = new JarOutputStream(file, manifest)) {
      add(jar, "META-INF/build-info.properties", "build.version=1");
      add(jar, "BOOT-INF/classes/", "");
      add(jar, "BOOT-INF/classes/application.yml", settings);
      add(jar, "BOOT-INF/lib/b.jar", "library b");
      add(jar, "BOOT-INF/lib/a.jar", "library a");
      add(jar, "org/example/Launcher.class", "not needed");
    }
  }

  private static void add(JarOutputStream jar, String name, String content) throws IOException {
    jar.putNextEntry(new JarEntry(name));
    jar.write(content.getBytes(UTF_8));
  }
}
