package dev.tandem.localstack.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The memory that a process and its children use now. */
public final class ResidentMemory {

  private ResidentMemory() {}

  /** The sum of their resident sets, with shared pages counted in each; 0 if it is unknown. */
  public static long megabytesOf(long pid) {
    String pids = ProcessHandle.of(pid).stream()
        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
        .map(process -> Long.toString(process.pid()))
        .collect(Collectors.joining(","));
    try {
      Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", pids).start();
      return new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .mapToLong(kilobytes -> Long.parseLong(kilobytes.strip()))
              .sum()
          / 1024;
    } catch (IOException | NumberFormatException _) {
      return 0;
    }
  }
}
