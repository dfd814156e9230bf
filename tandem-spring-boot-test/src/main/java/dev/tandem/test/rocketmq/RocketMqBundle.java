package dev.tandem.test.rocketmq;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The jars of name server and broker as the artifact {@code rocketmq-runtime} carries them: inside
 * a jar, where they meet no class path of the tests.
 *
 * <p>They are unpacked once per user and content. Each appears under its name only when it is
 * whole, so JVMs may unpack side by side, and one that is missing or cut short is unpacked again.
 */
final class RocketMqBundle {

  private static final String PLACE = "dev/tandem/rocketmq/";
  private static final String INDEX = PLACE + "classpath";

  private final URL index;

  RocketMqBundle(URL index) {
    this.index = index;
  }

  /**
   * The bundle among this JVM's resources.
   *
   * @throws IllegalStateException if there is none
   */
  static RocketMqBundle onClassPath() {
    URL index = RocketMqBundle.class.getClassLoader().getResource(INDEX);
    if (index == null) {
      throw new IllegalStateException(
          "No RocketMQ broker to start: put dev.tandem:rocketmq-runtime on the class path, or set"
              + " the system property " + RocketMqClassPath.PROPERTY
              + " to a file that holds the class path of one");
    }
    return new RocketMqBundle(index);
  }

  /** The directory of this user's caches. */
  static Path userCache() {
    return userCache(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  static Path userCache(Map<String, String> environment, Path home) {
    String base = environment.get("XDG_CACHE_HOME");
    // A relative one is to be ignored, says the specification.
    return base == null || !Path.of(base).isAbsolute() ? home.resolve(".cache") : Path.of(base);
  }

  /** The class path of the jars, which lie below {@code cache} afterwards. */
  String unpackedBelow(Path cache) {
    try {
      if (index.openConnection() instanceof JarURLConnection connection) {
        JarFile bundle = connection.getJarFile();
        List<JarEntry> jars = jars(bundle);
        Path directory = Files.createDirectories(
            cache.resolve("tandem").resolve("rocketmq-" + fingerprint(jars)));
        for (JarEntry jar : jars) {
          unpack(bundle, jar, directory.resolve(fileName(jar)));
        }
        return classPath(directory, jars.stream().map(RocketMqBundle::fileName).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot unpack the RocketMQ broker below " + cache
              + "; the environment variable XDG_CACHE_HOME names another place",
          e);
    }
    throw new IllegalStateException(index + " is in no jar: package the module rocketmq-runtime, or"
        + " set the system property " + RocketMqClassPath.PROPERTY);
  }

  // In the order of the index, which is the one RocketMQ's own dependencies are resolved in.
  private List<JarEntry> jars(JarFile bundle) throws IOException {
    try (InputStream text = index.openStream()) {
      return Stream.of(new String(text.readAllBytes(), UTF_8).strip().split(":"))
          .map(name -> entry(bundle, PLACE + name))
          .toList();
    }
  }

  private static JarEntry entry(JarFile bundle, String name) {
    @Nullable JarEntry entry = bundle.getJarEntry(name);
    if (entry == null) {
      throw new IllegalStateException(bundle.getName() + " lacks " + name);
    }
    return entry;
  }

  private static void unpack(JarFile bundle, JarEntry jar, Path file) throws IOException {
    if (Files.exists(file) && Files.size(file) == jar.getSize()) {
      return;
    }
    Path whole = Files.createTempFile(file.getParent(), fileName(jar), ".part");
    try (InputStream content = bundle.getInputStream(jar)) {
      Files.copy(content, whole, StandardCopyOption.REPLACE_EXISTING);
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  /**
   * A hash that differs if any jar does, so that another version or build gets another directory.
   */
  private static String fingerprint(List<JarEntry> jars) {
    String content = jars.stream()
        .map(jar -> fileName(jar) + " " + jar.getSize() + " " + jar.getCrc())
        .collect(Collectors.joining("\n"));
    return UUID.nameUUIDFromBytes(content.getBytes(UTF_8)).toString();
  }

  private static String fileName(JarEntry jar) {
    return jar.getName().substring(jar.getName().lastIndexOf('/') + 1);
  }

  private static String classPath(Path directory, List<String> fileNames) {
    return fileNames.stream()
        .map(name -> directory.resolve(name).toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
