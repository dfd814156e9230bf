package dev.tandem.localstack.suite;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.tandem.test.FreePorts;

/** The number of every {@link Port}. */
public record Ports(Map<Port, Integer> numbers) {

  private static final int HIGHEST = 65_535;

  public Ports {
    numbers = Map.copyOf(numbers);
  }

  /** A port that is taken already. */
  public record Busy(Port port, int number) {}

  /** The standard ports, each moved by {@code offset}. */
  public static Ports standard(int offset) {
    Map<Port, Integer> numbers = new EnumMap<>(Port.class);
    for (Port port : Port.values()) {
      numbers.put(port, port.standard() + offset);
    }
    return new Ports(numbers);
  }

  /** Ports nobody uses now, for so many instances of each service. */
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

  /** Where the instance's operators look. */
  public int managementOf(Instance instance) {
    return of(instance) + Port.MANAGEMENT;
  }

  /**
   * The ports that others hold now, beside those that cannot be, of those that so many instances of
   * each service need.
   */
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
