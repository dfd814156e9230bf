package dev.tandem.benchmarks.contender;

import java.util.List;

/** All contenders. */
public final class Contenders {

  public static final String GROUP_COMMIT = "tandem-group-commit";
  public static final String ONE_BY_ONE = "tandem-one-by-one";
  public static final String SAMPLE = "rocketmq-sample";
  public static final String POLLING = "polling-outbox";
  public static final String SQL_BATCHED = "limit-sql-batched";

  private Contenders() {}

  /** All contenders, new and not started. */
  public static List<Contender> all() {
    return List.of(
        new RocketMqSample(),
        new TandemOneByOne(),
        new TandemGroupCommit(),
        new PollingOutbox(),
        new Gruelbox(),
        new Namastack(),
        new Modulith(),
        new SqlOneByOne(),
        new SqlBatched(),
        new BrokerAlone(true),
        new BrokerAlone(false));
  }

  /** A new contender with this name. */
  public static Contender named(String name) {
    return all().stream()
        .filter(contender -> contender.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Nobody is called " + name));
  }

  /** A new group commit, with its consumer or without one so that a backlog grows. */
  public static Contender groupCommit(boolean consuming) {
    return new TandemGroupCommit(consuming);
  }
}
