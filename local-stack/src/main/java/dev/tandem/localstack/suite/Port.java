package dev.tandem.localstack.suite;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The ports of the local stack: their names on the command line, and their standard numbers. */
public enum Port {
  CONSOLE("console", 8080),
  WALLET("wallet", 8081),
  FUND_PURCHASE("fund-purchase", 8082),
  NOTIFICATION("notification", 8083),
  RISK("risk", 8084),
  LEDGER("ledger", 8085),
  ACCOMPANIMENT("accompaniment", 8086),
  DATA_CENTRE("data-centre", 8087),
  IDENTITY("identity", 8089),
  CONTROL("control", 8090),
  BANK("bank", 8091),
  FUND_HOUSE("fund-house", 8092),
  NAME_SERVER("namesrv", 9876),
  BROKER("broker", 10911),
  BROKER_METRICS("broker-metrics", 5557),
  KAFKA("kafka", 9092),
  FLINK("flink", 8099),
  POSTGRES("postgres", 15432);

  /** The distance from a service's port to its management port. */
  public static final int MANAGEMENT = 1_000;

  /** The distance from the ports of one instance to those of the next. */
  public static final int INSTANCE = 100;

  private final String key;
  private final int standard;

  Port(String key, int standard) {
    this.key = key;
    this.standard = standard;
  }

  public String key() {
    return key;
  }

  public int standard() {
    return standard;
  }

  /**
   * The distances of all ports that {@code instances} instances take, starting with 0 for this one.
   */
  List<Integer> offsets(int instances) {
    return switch (this) {
      case CONSOLE, WALLET, FUND_PURCHASE, NOTIFICATION, RISK, LEDGER, ACCOMPANIMENT, DATA_CENTRE ->
        IntStream.range(0, instances)
            .map(it -> it * INSTANCE)
            .boxed()
            .flatMap(it -> Stream.of(it, it + MANAGEMENT))
            .toList();
      // Its fast channel and its replication channel lie beside it.
      case BROKER -> List.of(0, -2, 1);
      // Its controller listens beside it.
      case KAFKA -> List.of(0, 1);
      default -> List.of(0);
    };
  }

  public static Optional<Port> named(String key) {
    return Arrays.stream(values()).filter(port -> port.key.equals(key)).findFirst();
  }

  public static String names() {
    return Arrays.stream(values()).map(Port::key).collect(Collectors.joining(", "));
  }
}
