package dev.tandem.test.rocketmq;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RocketMqBundleTest {

  @TempDir
  Path directory;

  @Test
  void unpacksTheJarsInTheOrderOfTheIndex() throws IOException {
    List<Path> jars = unpacked(bundle("one.jar", "broker", "the broker", "netty", "its netty"));

    assertThat(jars)
        .extracting(jar -> jar.getFileName().toString())
        .containsExactly("broker.jar", "netty.jar");
    assertThat(jars.get(0)).hasContent("the broker");
    assertThat(jars.get(1)).hasContent("its netty");
  }

  @Test
  void unpacksOnce() throws IOException {
    RocketMqBundle bundle = bundle("one.jar", "broker", "the broker");
    Path first = unpacked(bundle).get(0);
    Object before = Files.readAttributes(first, "unix:ino").get("ino");

    unpacked(bundle);

    assertThat(Files.readAttributes(first, "unix:ino").get("ino")).isEqualTo(before);
  }

  @Test
  void keepsASecondVersionApartFromTheFirst() throws IOException {
    Path first = unpacked(bundle("one.jar", "broker", "version 1")).get(0);
    Path second = unpacked(bundle("two.jar", "broker", "version 2")).get(0);

    assertThat(first).hasContent("version 1");
    assertThat(second).hasContent("version 2");
  }

  @Test
  void unpacksAgainWhatIsMissingOrCutShort() throws IOException {
    RocketMqBundle bundle = bundle("one.jar", "broker", "the broker", "netty", "its netty");
    List<Path> jars = unpacked(bundle);
    Files.writeString(jars.get(0), "the bro");
    Files.delete(jars.get(1));

    unpacked(bundle);

    assertThat(jars.get(0)).hasContent("the broker");
    assertThat(jars.get(1)).hasContent("its netty");
  }

  @Test
  void isWholeForEveryJvmThatUnpacksAtTheSameMoment() throws Exception {
    String megabytes = "b".repeat(4 << 20);
    RocketMqBundle bundle = bundle("one.jar", "broker", megabytes);
    Callable<String> unpacking = () -> Files.readString(unpacked(bundle).get(0));
    ExecutorService jvms = Executors.newFixedThreadPool(8);
    try {
      for (Future<String> content : jvms.invokeAll(Collections.nCopies(8, unpacking))) {
        assertThat(content.get().equals(megabytes)).isTrue();
      }
    } finally {
      jvms.shutdown();
    }
    try (Stream<Path> files = Files.walk(directory.resolve("cache"))) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(1);
    }
  }

  @Test
  void saysWhatToDoWhereItIsNotPackaged() throws IOException {
    Path classes = Files.writeString(directory.resolve("classpath"), "jars/broker.jar");

    assertThatThrownBy(() -> unpacked(new RocketMqBundle(classes.toUri().toURL())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("package the module rocketmq-runtime");
  }

  @Test
  void liesWhereTheUserKeepsWhatCanBeMadeAgain() {
    Path home = Path.of("/home/somebody");

    assertThat(RocketMqBundle.userCache(Map.of(), home)).isEqualTo(home.resolve(".cache"));
    assertThat(RocketMqBundle.userCache(Map.of("XDG_CACHE_HOME", "/var/cache/tests"), home))
        .isEqualTo(Path.of("/var/cache/tests"));
    assertThat(RocketMqBundle.userCache(Map.of("XDG_CACHE_HOME", "relative"), home))
        .isEqualTo(home.resolve(".cache"));
  }

  private List<Path> unpacked(RocketMqBundle bundle) {
    return Stream.of(bundle.unpackedBelow(directory.resolve("cache")).split(File.pathSeparator))
        .map(Path::of)
        .toList();
  }

  private RocketMqBundle bundle(String file, String... namesAndContents) throws IOException {
    Path jar = directory.resolve(file);
    StringBuilder index = new StringBuilder();
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        String name = "jars/" + namesAndContents[i] + ".jar";
        index.append(i == 0 ? "" : ":").append(name);
        write(out, name, namesAndContents[i + 1]);
      }
      write(out, "classpath", index.toString());
    }
    return new RocketMqBundle(
        URI.create("jar:" + jar.toUri() + "!/dev/tandem/rocketmq/classpath").toURL());
  }

  private static void write(JarOutputStream jar, String name, String content) throws IOException {
    jar.putNextEntry(new JarEntry("dev/tandem/rocketmq/" + name));
    jar.write(content.getBytes(UTF_8));
    jar.closeEntry();
  }
}
