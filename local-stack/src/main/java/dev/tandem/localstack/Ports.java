package dev.tandem.localstack;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.tandem.test.FreePorts;

/** The number of every {@link Port}. */
record Ports(Map<Port, Integer> numbers) {

  private static final int HIGHEST = 65_535;

  Ports {
    numbers = Map.copyOf(numbers);
  }

  /** A port that is taken already. */
  record Busy(Port port, int number) {}

  /** The standard ports, each moved by {@code offset}. */
  static Ports standard(int offset) {
    Map<Port, Integer> numbers = new EnumMap<>(Port.class);
    for (Port port : Port.values()) {
      numbers.put(port, port.standard() + offset);
    }
    return new Ports(numbers);
  }

  /** Ports nobody uses now. */
  static Ports free() {
    Map<Port, Integer> numbers = new EnumMap<>(Port.class);
    for (Port port : Port.values()) {
      numbers.put(
          port,
          FreePorts.next(port.offsets().stream().mapToInt(Integer::intValue).toArray()));
    }
    return new Ports(numbers);
  }

  Ports with(Port port, int number) {
    Map<Port, Integer> changed = new EnumMap<>(numbers);
    changed.put(port, number);
    return new Ports(changed);
  }

  int of(Port port) {
    return Objects.requireNonNull(numbers.get(port), port::key);
  }

  /** Where the service's operators look. */
  int managementOf(Service service) {
    return of(service.port()) + Port.MANAGEMENT;
  }

  /** The ports that others hold now, beside those that cannot be. */
  List<Busy> busy() {
    List<Busy> busy = new ArrayList<>();
    for (Port port : Port.values()) {
      for (int offset : port.offsets()) {
        int number = of(port) + offset;
        if (number < 1 || number > HIGHEST || !FreePorts.isFree(number)) {
          busy.add(new Busy(port, number));
        }
      }
    }
    return busy;
  }
}
