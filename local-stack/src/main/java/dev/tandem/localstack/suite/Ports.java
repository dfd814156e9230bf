package dev.tandem.localstack.suite;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import dev.tandem.test.process.FreePorts;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

/** The number of every {@link Port}. */
public record Ports(Map<Port, Integer> numbers) {

  private static final int HIGHEST = 65_535;

  public Ports {
    numbers = Map.copyOf(numbers);
  }

  /** A port that is in use already. */
  public record Busy(Port port, int number) {}

  /**
   * The standard ports, each moved by {@code offset}.
   *
   * @throws IllegalArgumentException if one would be no valid port
   */
  public static Ports standard(int offset) {
    requireWithin(offset);
    Map<Port, Integer> numbers = new EnumMap<>(Port.class);
    for (Port port : Port.values()) {
      numbers.put(port, port.standard() + offset);
    }
    return new Ports(numbers);
  }

  /** The command-line options for these ports; none for the standard ones. */
  public List<String> flags() {
    int offset = offset();
    List<String> flags = new ArrayList<>();
    if (offset != 0) {
      flags.add("--port-offset " + offset);
    }
    for (Port port : Port.values()) {
      if (of(port) != port.standard() + offset) {
        flags.add("--port %s=%s".formatted(port.key(), of(port)));
      }
    }
    return flags;
  }

  /** How far most ports are moved. */
  public int offset() {
    return numbers.entrySet().stream()
        .collect(groupingBy(it -> it.getValue() - it.getKey().standard(), TreeMap::new, counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .orElseThrow()
        .getKey();
  }

  private static void requireWithin(int offset) {
    int lowest = Integer.MAX_VALUE;
    int highest = 0;
    for (Port port : Port.values()) {
      for (int beside : port.offsets(1)) {
        lowest = Math.min(lowest, port.standard() + beside);
        highest = Math.max(highest, port.standard() + beside);
      }
    }
    if (lowest + offset < 1 || highest + offset > HIGHEST) {
      throw new IllegalArgumentException("the port offset is a number from %s to %s, not %s"
          .formatted(1 - lowest, HIGHEST - highest, offset));
    }
  }

  /** Free ports for so many instances of each service. */
  public static Ports free(int instances) {
    Map<Port, Integer> numbers = new EnumMap<>(Port.class);
    for (Port port : Port.values()) {
      numbers.put(
          port,
          FreePorts.next(
              port.offsets(instances).stream().mapToInt(Integer::intValue).toArray()));
    }
    return new Ports(numbers);
  }

  public Ports with(Port port, int number) {
    Map<Port, Integer> changed = new EnumMap<>(numbers);
    changed.put(port, number);
    return new Ports(changed);
  }

  public int of(Port port) {
    return Objects.requireNonNull(numbers.get(port), port::key);
  }

  public int of(Instance instance) {
    return of(instance.service().port()) + (instance.number() - 1) * Port.INSTANCE;
  }

  /** The management port of the instance. */
  public int managementOf(Instance instance) {
    return of(instance) + Port.MANAGEMENT;
  }

  /** The ports for so many instances of each service that are in use now, or are no valid ports. */
  public List<Busy> busy(int instances) {
    List<Busy> busy = new ArrayList<>();
    for (Port port : Port.values()) {
      for (int offset : port.offsets(instances)) {
        int number = of(port) + offset;
        if (number < 1 || number > HIGHEST || !FreePorts.isFree(number)) {
          busy.add(new Busy(port, number));
        }
      }
    }
    return busy;
  }
}
