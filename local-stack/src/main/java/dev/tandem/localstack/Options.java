package dev.tandem.localstack;

import java.nio.file.Path;
import java.util.StringJoiner;

import dev.tandem.localstack.suite.Ports;

/**
 * What a suite on this machine is started with.
 *
 * @param root the repository
 * @param data where everything is kept between runs
 * @param instances how many instances of each service
 * @param faults what the broker does wrong
 * @param startups where programs lie unpacked, with what is kept of their starts
 * @param recordsStarts whether starts are recorded, to make later ones quicker
 */
public record Options(
    Path root,
    Path data,
    Ports ports,
    int instances,
    Faults faults,
    Path startups,
    boolean recordsStarts) {

  private static final String STANDARD_DATA = ".tandem";
  private static final String STARTUPS = "local-stack/target/start";

  /** Options of a suite that records no starts. */
  public Options(Path root, Path data, Ports ports, int instances, Faults faults) {
    this(root, data, ports, instances, faults, root.resolve(STARTUPS), false);
  }

  /** The same, with starts recorded. */
  public Options recordingStarts() {
    return new Options(root, data, ports, instances, faults, startups, true);
  }

  /** Where data is kept unless somebody says otherwise. */
  public static Path standardData(Path root) {
    return root.resolve(STANDARD_DATA);
  }

  /** What tests need: free ports, for two instances of which one runs at first. */
  static Options forTests(Path root, Path data) {
    return new Options(root, data, Ports.free(2), 1, Faults.NONE);
  }

  /** What a benchmark needs: free ports, one instance of each service, nothing kept of starts. */
  public static Options forBench(Path root, Path data) {
    return new Options(root, data, Ports.free(1), 1, Faults.NONE, data.resolve("start"), true);
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
