package dev.tandem.localstack.suite;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One process of a service; all processes of a service do the same work.
 *
 * @param number from 1
 */
public record Instance(Service service, int number) {

  /** The most instances that fit between the ports of services and those of operators. */
  public static final int MOST = 4;

  public Instance {
    if (number < 1 || number > MOST) {
      throw new IllegalArgumentException("Instances are numbered from 1 to " + MOST);
    }
  }

  /** The first instance of {@code service}, whose port is the standard one. */
  public static Instance firstOf(Service service) {
    return new Instance(service, 1);
  }

  /** The first {@code count} of {@code service}. */
  static List<Instance> of(Service service, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(it -> new Instance(service, it))
        .toList();
  }

  /** The first {@code count} of every service that payments need. */
  public static List<Instance> ofAll(int count) {
    return Service.OF_PAYMENTS.stream()
        .flatMap(service -> of(service, count).stream())
        .toList();
  }

  /** The name of its module, with its number unless it is the first. */
  public String name() {
    return number == 1 ? service.module() : service.module() + "-" + number;
  }
}
