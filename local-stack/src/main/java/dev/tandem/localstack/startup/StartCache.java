package dev.tandem.localstack.startup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

import dev.tandem.localstack.console.Progress;
import org.jspecify.annotations.Nullable;

/**
 * The state that a JVM keeps of a program's start to make later ones quicker: linked classes and
 * prepared objects (an <a href="https://openjdk.org/jeps/514">AOT cache</a>). A start that is
 * recorded is made into a cache while the program runs on.
 *
 * <p>The directory belongs to one JVM and one content of the program; the cache's name carries its
 * checksum, so that one that was damaged is not handed to a JVM, which would not notice.
 */
public final class StartCache {

  private static final String CACHE = ".aot";
  private static final Pattern OF_A_PROCESS = Pattern.compile("start-(\\d+)\\.recording");
  private static final String MODE = "-XX:AOTMode=";
  private static final String RECORDING = "-XX:AOTConfiguration=";
  // It would name hundreds of classes that cannot be kept, in the log of the program.
  private static final String NO_NEWS = "-Xlog:aot=error";
  // An object's header takes eight bytes instead of twelve. The objects in a cache have them too.
  static final String COMPACT_HEADERS = "-XX:+UseCompactObjectHeaders";
  // Moved elsewhere, all of a cache is written over, and becomes this process's own memory.
  private static final String AT_ITS_PLACE = "-XX:ArchiveRelocationMode=0";

  private static final Path JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd");

  /** No cache: the program is started as it is. */
  public static final StartCache NONE = new StartCache("", Path.of(""), Compilers.BOTH, null, null);

  private final String name;
  private final Path directory;
  private final Compilers compilers;
  private final @Nullable Path cache;
  private final @Nullable Path recording;

  private StartCache(
      String name,
      Path directory,
      Compilers compilers,
      @Nullable Path cache,
      @Nullable Path recording) {
    this.name = name;
    this.directory = directory;
    this.compilers = compilers;
    this.cache = cache;
    this.recording = recording;
  }

  /**
   * The cache in {@code directory}, if there is one; if not, the next start may be recorded, but
   * not with both compilers: such a recording holds profiles, which every start would work through.
   */
  static StartCache in(
      Path directory, String name, Compilers compilers, boolean recorded, Progress progress) {
    Path cache = whole(directory, name, progress).orElse(null);
    Path recording = cache == null && recorded && compilers == Compilers.QUICK
        ? directory.resolve("start-" + ProcessHandle.current().pid() + ".recording")
        : null;
    return new StartCache(name, directory, compilers, cache, recording);
  }

  /** The program's name. */
  public String name() {
    return name;
  }

  /** Whether this start is recorded, so that a cache can be made of it. */
  boolean isRecorded() {
    return recording != null;
  }

  /** Options that make the JVM use the cache, or record the start for one. */
  public List<String> options() {
    if (this == NONE) {
      return List.of();
    }
    if (cache != null) {
      return List.of(
          COMPACT_HEADERS,
          compilers.option(),
          "-XX:AOTCache=" + cache,
          "-XX:+UnlockDiagnosticVMOptions",
          AT_ITS_PLACE);
    }
    return recording == null
        ? List.of(COMPACT_HEADERS, compilers.option())
        : List.of(
            COMPACT_HEADERS, compilers.option(), MODE + "record", RECORDING + recording, NO_NEWS);
  }

  /**
   * Ends the recording of the process {@code pid}, which was started by {@code command} and runs
   * on, and makes the cache of it, at low priority.
   */
  void keep(long pid, List<String> command) throws IOException, InterruptedException {
    Path recorded = recording;
    if (recorded == null) {
      return;
    }
    Path made = recorded.resolveSibling(recorded.getFileName() + CACHE);
    try {
      run(List.of(JCMD.toString(), Long.toString(pid), "AOT.end_recording"));
      run(List.of(JCMD.toString(), Long.toString(pid), "System.trim_native_heap"));
      run(making(command, made));
      Path named = directory.resolve("start-" + checksum(made) + CACHE);
      Files.move(made, named, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(recorded);
      Files.deleteIfExists(made);
    }
  }

  // The same JVM, options and class path; nothing of the program runs.
  private static List<String> making(List<String> command, Path made) {
    List<String> making = new ArrayList<>(List.of("nice", "-n", "19"));
    for (String word : command) {
      if (word.startsWith(MODE)) {
        making.add(MODE + "create");
        making.add("-XX:AOTCache=" + made);
      } else {
        making.add(word);
      }
    }
    return making;
  }

  private void run(List<String> command) throws IOException, InterruptedException {
    Path log = directory.resolve("making.log");
    Process process = new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException("%s failed for %s; see %s".formatted(command.getFirst(), name, log));
      }
    } finally {
      process.destroy();
    }
  }

  private static Optional<Path> whole(Path directory, String name, Progress progress) {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        String fileName = file.getFileName().toString();
        if (fileName.equals("start-" + checksumIfCache(file, fileName) + CACHE)) {
          return Optional.of(file);
        }
        if (isLeftOver(fileName)) {
          Files.deleteIfExists(file);
        } else if (isCache(fileName)) {
          progress.reached("forgotten: what was kept of %s's start is damaged".formatted(name));
          Files.delete(file);
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // Of a suite that ended before its starts were kept.
  private static boolean isLeftOver(String name) {
    Matcher recording = OF_A_PROCESS.matcher(name);
    return recording.lookingAt()
        && ProcessHandle.of(Long.parseLong(recording.group(1))).isEmpty();
  }

  private static String checksumIfCache(Path file, String fileName) throws IOException {
    return isCache(fileName) ? checksum(file) : "";
  }

  private static boolean isCache(String name) {
    return name.endsWith(CACHE) && !name.contains(".recording");
  }

  private static String checksum(Path file) throws IOException {
    CRC32C checksum = new CRC32C();
    byte[] buffer = new byte[1 << 20];
    try (InputStream content = Files.newInputStream(file)) {
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        checksum.update(buffer, 0, read);
      }
    }
    return String.format(Locale.ROOT, "%08x", checksum.getValue());
  }
}
