package dev.tandem.localstack;

import java.nio.file.Path;
import java.util.StringJoiner;

import dev.tandem.localstack.startup.Compilers;
import dev.tandem.localstack.suite.Ports;

/**
 * Settings of a suite on this machine.
 *
 * @param root the repository
 * @param data the directory that keeps everything between runs
 * @param instances the number of instances of each service
 * @param faults the broker's faults
 * @param startups the directory of unpacked programs and their start caches
 * @param compilers those of all processes that are JVMs
 * @param recordsStarts whether starts are recorded, to make later ones quicker
 */
public record Options(
    Path root,
    Path data,
    Ports ports,
    int instances,
    Faults faults,
    Path startups,
    Compilers compilers,
    boolean recordsStarts) {

  private static final String STANDARD_DATA = ".tandem";
  private static final String STARTUPS = "local-stack/target/start";

  /** Options of a suite that records no starts. */
  public Options(Path root, Path data, Ports ports, int instances, Faults faults) {
    this(root, data, ports, instances, faults, root.resolve(STARTUPS), Compilers.QUICK, false);
  }

  /** The same, with starts recorded. */
  public Options recordingStarts() {
    return new Options(root, data, ports, instances, faults, startups, compilers, true);
  }

  /** The same, with these compilers. */
  public Options with(Compilers own) {
    return new Options(root, data, ports, instances, faults, startups, own, recordsStarts);
  }

  /** The default directory for data. */
  public static Path standardData(Path root) {
    return root.resolve(STANDARD_DATA);
  }

  /** Options for tests: free ports, for two instances of which one runs at first. */
  static Options forTests(Path root, Path data) {
    return new Options(root, data, Ports.free(2), 1, Faults.NONE);
  }

  /** Options for a benchmark: free ports, one instance of each service, no start caches. */
  public static Options forBench(Path root, Path data) {
    return new Options(
        root, data, Ports.free(1), 1, Faults.NONE, data.resolve("start"), Compilers.QUICK, true);
  }

  /** The jar of Flink's job. */
  Path job() {
    return Built.jar(root.resolve("stream-analytics"));
  }

  /** A command line that reaches this suite again: {@code ./tandem status --port-offset 100}. */
  public String command(String name) {
    StringJoiner command = new StringJoiner(" ").add("./tandem").add(name);
    ports.flags().forEach(command::add);
    if (!data.equals(standardData(root))) {
      command.add("--data").add(data.toString());
    }
    return command.toString();
  }
}
