package dev.tandem.localstack.load;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How much processor time processes have used, each with the processes it has started; this one
 * alone, since it has started all of them.
 *
 * @param byName processor time by the process's name
 */
public record CpuTimes(Map<String, Duration> byName) {

  /** Those of {@code pids}, by name, up to now. */
  public static CpuTimes of(Map<String, Long> pids) {
    Map<String, Duration> times = new LinkedHashMap<>();
    pids.forEach((name, pid) -> times.put(name, used(pid)));
    return new CpuTimes(times);
  }

  /** What was used since {@code earlier}. */
  public CpuTimes since(CpuTimes earlier) {
    Map<String, Duration> times = new LinkedHashMap<>();
    byName.forEach((name, time) ->
        times.put(name, time.minus(earlier.byName.getOrDefault(name, Duration.ZERO))));
    return new CpuTimes(times);
  }

  private static Duration used(long pid) {
    return ProcessHandle.of(pid).stream()
        .flatMap(process -> process.equals(ProcessHandle.current())
            ? Stream.of(process)
            : Stream.concat(Stream.of(process), process.descendants()))
        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }
}
