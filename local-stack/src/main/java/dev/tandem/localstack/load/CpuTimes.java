package dev.tandem.localstack.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The processor time that processes have used, each with its children; this process without them,
 * as all are its children.
 *
 * @param byName processor time by the process's name
 */
public record CpuTimes(Map<String, Duration> byName) {

  // Counted from the state, which follows the name.
  private static final int CHILDREN_USER = 13;
  private static final int CHILDREN_SYSTEM = 14;
  private static final long MILLIS_PER_TICK = 10;

  /** The processor time of {@code pids}, by name, up to now. */
  public static CpuTimes of(Map<String, Long> pids) {
    Map<String, Duration> times = new LinkedHashMap<>();
    pids.forEach((name, pid) -> times.put(name, used(pid)));
    return new CpuTimes(times);
  }

  /** The difference to {@code earlier}. */
  public CpuTimes since(CpuTimes earlier) {
    Map<String, Duration> times = new LinkedHashMap<>();
    byName.forEach((name, time) ->
        times.put(name, time.minus(earlier.byName.getOrDefault(name, Duration.ZERO))));
    return new CpuTimes(times);
  }

  /**
   * What the connections of the database server {@code pid} have used that are open, by database.
   * Those of a service's pool stay open under load.
   */
  public static CpuTimes byDatabase(long pid) {
    Map<String, Duration> times = new LinkedHashMap<>();
    ProcessHandle.of(pid).stream()
        .flatMap(ProcessHandle::children)
        .forEach(process -> databaseOf(process)
            .ifPresent(name -> times.merge(name, ofAlive(process), Duration::plus)));
    return new CpuTimes(times);
  }

  // A server process names itself "postgres: USER DATABASE HOST(PORT) STATE".
  private static Optional<String> databaseOf(ProcessHandle process) {
    try {
      String title = Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
      String[] words = title.split(" ");
      boolean isConnection = words.length > 3 && words[0].equals("postgres:");
      return isConnection && words[3].contains("(") ? Optional.of(words[2]) : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static Duration used(long pid) {
    return ProcessHandle.of(pid).stream()
        .flatMap(process -> process.equals(ProcessHandle.current())
            ? Stream.of(process)
            : Stream.concat(Stream.of(process), process.descendants()))
        .map(process -> ofAlive(process)
            .plus(process.equals(ProcessHandle.current()) ? Duration.ZERO : ofEnded(process)))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static Duration ofAlive(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /**
   * The processor time of children that have ended: a database server starts a process for each
   * connection. Known on Linux only.
   *
   * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</a>
   */
  private static Duration ofEnded(ProcessHandle parent) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(parent.pid()), "stat"));
      // The name, in brackets, may have blanks of its own.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      long ticks = Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_SYSTEM]);
      return Duration.ofMillis(ticks * MILLIS_PER_TICK);
    } catch (IOException _) {
      return Duration.ZERO;
    }
  }
}
