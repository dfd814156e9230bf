package dev.tandem.localstack.bench;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import dev.tandem.localstack.LocalStack;
import dev.tandem.localstack.LocalStack.Running;
import dev.tandem.localstack.load.CpuTimes;
import dev.tandem.localstack.load.ResidentMemory;

/**
 * The processes of a suite, and their use of processor time and memory. The load and the simulators
 * run in this process, which is reported apart: it is no part of the suite.
 */
final class Processes {

  static final String OWN = "load and simulators";

  private final Map<String, Long> pids;
  private CpuTimes before;
  private CpuTimes databasesBefore;

  private Processes(Map<String, Long> pids) {
    this.pids = pids;
    this.before = CpuTimes.of(pids);
    this.databasesBefore = byDatabase();
  }

  /** The processes of {@code stack} that run now; counts from now on. */
  static Processes of(LocalStack stack) {
    Map<String, Long> pids = new LinkedHashMap<>();
    for (Running process : stack.running()) {
      pids.put(process.name(), process.pid());
    }
    pids.put(OWN, ProcessHandle.current().pid());
    return new Processes(pids);
  }

  /** Counts from the start of the processes on. */
  Processes sinceTheirStart() {
    before = new CpuTimes(Map.of());
    databasesBefore = before;
    return this;
  }

  /** The processor time of all of them but this one. */
  Duration used() {
    return byName().entrySet().stream()
        .filter(it -> !it.getKey().equals(OWN))
        .map(Map.Entry::getValue)
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** The processor time of each in milliseconds, divided by {@code count}, the most first. */
  String millisOf(double count) {
    return millisOf(byName(), count);
  }

  /** The same of the database server's connections, by database: each service has one. */
  String databaseMillisOf(double count) {
    return millisOf(byDatabase().since(databasesBefore).byName(), count);
  }

  private static String millisOf(Map<String, Duration> used, double count) {
    return used.entrySet().stream()
        .sorted(Map.Entry.<String, Duration>comparingByValue(Comparator.reverseOrder()))
        .map(it ->
            String.format(Locale.ROOT, "%s %.2f", it.getKey(), it.getValue().toMillis() / count))
        .collect(Collectors.joining(", "));
  }

  /** The memory of all of them but this one, in megabytes by name. */
  Map<String, Long> residentMegabytes() {
    Map<String, Long> resident = new LinkedHashMap<>();
    pids.forEach((name, pid) -> {
      if (!name.equals(OWN)) {
        resident.put(name, ResidentMemory.megabytesOf(pid));
      }
    });
    return resident;
  }

  private CpuTimes byDatabase() {
    Long server = pids.get("postgres");
    return server == null ? new CpuTimes(Map.of()) : CpuTimes.byDatabase(server);
  }

  private Map<String, Duration> byName() {
    return CpuTimes.of(pids).since(before).byName();
  }
}
