package dev.tandem.localstack;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

import dev.tandem.localstack.suite.Instance;
import dev.tandem.localstack.suite.Port;
import dev.tandem.localstack.suite.Ports;

/**
 * What the command line and the environment ask for.
 *
 * @param root the repository
 * @param data where everything is kept between runs
 * @param fresh whether what was kept is wiped first
 * @param once whether it ends after the stories
 * @param instances how many instances of each service
 * @param faults what the broker does wrong
 */
public record Options(
    Path root, Path data, Ports ports, boolean fresh, boolean once, int instances, Faults faults) {

  /** A command line that cannot be understood. */
  public static final class UsageException extends RuntimeException {
    public UsageException(String message) {
      super(message);
    }
  }

  public static Options parse(List<String> arguments, Map<String, String> environment, Path root) {
    Deque<String> left = new ArrayDeque<>(arguments);
    Ports ports = Ports.standard(number(environment.getOrDefault("TANDEM_PORT_OFFSET", "0")));
    for (Port port : Port.values()) {
      String own = environment.get(variable(port));
      if (own != null) {
        ports = ports.with(port, number(own));
      }
    }
    Path data = root.resolve(environment.getOrDefault("TANDEM_DATA", ".tandem"));
    boolean fresh = false;
    boolean once = false;
    int instances = 1;
    double duplicate = 0;
    double reorder = 0;
    while (!left.isEmpty()) {
      String argument = left.removeFirst();
      switch (argument) {
        case "--fresh" -> fresh = true;
        case "--once" -> once = true;
        case "--instances" -> instances = instances(valueOf(argument, left));
        case "--duplicate" -> duplicate = Faults.percent(valueOf(argument, left));
        case "--reorder" -> reorder = Faults.percent(valueOf(argument, left));
        case "--port-offset" -> ports = Ports.standard(number(valueOf(argument, left)));
        case "--port" -> ports = withPort(ports, valueOf(argument, left));
        case "--data" -> data = root.resolve(valueOf(argument, left));
        default -> throw new UsageException("Unknown option " + argument);
      }
    }
    return new Options(root, data, ports, fresh, once, instances, new Faults(duplicate, reorder));
  }

  /** What tests need: free ports, for two instances of which one runs at first. */
  static Options forTests(Path root, Path data) {
    return new Options(root, data, Ports.free(2), false, false, 1, Faults.NONE);
  }

  /** What a benchmark needs: free ports and one instance of each service. */
  public static Options forBench(Path root, Path data) {
    return new Options(root, data, Ports.free(1), false, false, 1, Faults.NONE);
  }

  /** The environment variable that sets {@code port}. */
  static String variable(Port port) {
    return "TANDEM_PORT_" + port.name();
  }

  private static Ports withPort(Ports ports, String assignment) {
    int equals = assignment.indexOf('=');
    String name = equals < 0 ? assignment : assignment.substring(0, equals);
    Port port = Port.named(name)
        .orElseThrow(() ->
            new UsageException("--port takes NAME=NUMBER, NAME being one of " + Port.names()));
    return ports.with(port, number(assignment.substring(equals + 1)));
  }

  private static int instances(String text) {
    int instances = number(text);
    if (instances < 1 || instances > Instance.MOST) {
      throw new UsageException("--instances takes a number from 1 to " + Instance.MOST);
    }
    return instances;
  }

  private static String valueOf(String option, Deque<String> left) {
    String value = left.pollFirst();
    if (value == null) {
      throw new UsageException(option + " needs a value");
    }
    return value;
  }

  public static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new UsageException("Not a number: " + text);
    }
  }
}
