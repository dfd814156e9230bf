package dev.tandem.localstack.startup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

import dev.tandem.localstack.console.Progress;

/**
 * The unpacked programs with their start caches: a directory for each JVM and each content of a
 * program. All of it can be made again.
 */
public final class Startups implements AutoCloseable {

  private static final Path ROCKETMQ_CLASS_PATH =
      Path.of(System.getProperty("tandem.rocketmq.classpath", "rocketmq.classpath"));

  private final Path directory;
  private final Compilers compilers;
  private final boolean recording;
  private final Progress progress;
  private final Set<Path> recorded = ConcurrentHashMap.newKeySet();
  private final Queue<Recorded> unkept = new ConcurrentLinkedQueue<>();

  /**
   * Those in {@code directory}, for processes with these compilers; {@code recording} decides
   * whether starts without a cache are recorded.
   */
  public Startups(Path directory, Compilers compilers, boolean recording, Progress progress) {
    this.directory = directory;
    this.compilers = compilers;
    this.recording = recording;
    this.progress = progress;
  }

  private record Recorded(StartCache cache, long pid, List<String> command) {}

  /** An unpacked executable jar: the jar to run, and its start cache. */
  public record Unpacked(Path jar, StartCache cache) {}

  /** Unpacks {@code executable} unless it is unpacked already; {@code name} is for people. */
  public Unpacked unpacked(String name, Path executable) {
    Path place = placeOf(name, UnpackedProgram.content(executable));
    try {
      if (!Files.exists(place)) {
        Files.createDirectories(directory);
        Path whole = Files.createTempDirectory(directory, "unpacking-");
        UnpackedProgram.unpack(executable, whole);
        appear(whole, place);
        forgetOthers(name, place);
      }
      return new Unpacked(UnpackedProgram.jarIn(place), cacheIn(place, name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The start cache of one of RocketMQ's processes, whose jars lie elsewhere. */
  public StartCache ofRocketMq(String name) {
    try {
      Path place = placeOf(name, Files.readString(ROCKETMQ_CLASS_PATH));
      if (!Files.exists(place)) {
        Files.createDirectories(place);
        forgetOthers(name, place);
      }
      return cacheIn(place, name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Notes that a program was started by {@code command}, which contains the options of {@code
   * cache}.
   */
  public void started(StartCache cache, long pid, List<String> command) {
    if (cache.isRecorded()) {
      unkept.add(new Recorded(cache, pid, command));
    }
  }

  /**
   * Keeps every start recorded so far, one after the other.
   *
   * @return the names of the programs
   */
  public List<String> keep() throws IOException, InterruptedException {
    List<String> kept = new ArrayList<>();
    for (Recorded start = unkept.poll(); start != null; start = unkept.poll()) {
      start.cache().keep(start.pid(), start.command());
      kept.add(start.cache().name());
    }
    return kept;
  }

  /** Kills every process that still records: at an orderly end it would write for seconds. */
  @Override
  public void close() {
    for (Recorded start = unkept.poll(); start != null; start = unkept.poll()) {
      ProcessHandle.of(start.pid()).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  // The first process of a program is recorded, further ones are not.
  private StartCache cacheIn(Path place, String name) {
    return StartCache.in(place, name, compilers, recording && recorded.add(place), progress);
  }

  private Path placeOf(String name, String content) {
    String key = System.getProperty("java.home")
        + System.getProperty("java.vm.version")
        + StartCache.COMPACT_HEADERS
        + content;
    UUID hash = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    return directory.resolve(name + "_" + hash);
  }

  // Several may unpack at once: the first wins, and all find a whole one.
  private static void appear(Path whole, Path place) throws IOException {
    try {
      Files.move(whole, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.exists(place)) {
        throw e;
      }
      delete(whole);
    }
  }

  private void forgetOthers(String name, Path place) throws IOException {
    try (Stream<Path> kept = Files.list(directory)) {
      for (Path other : kept.toList()) {
        if (other.getFileName().toString().startsWith(name + "_") && !other.equals(place)) {
          delete(other);
        }
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
