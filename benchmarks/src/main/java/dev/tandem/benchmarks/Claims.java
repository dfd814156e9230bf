package dev.tandem.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

import dev.tandem.benchmarks.contender.Contender;
import dev.tandem.benchmarks.contender.Contenders;
import dev.tandem.benchmarks.report.Bar;
import dev.tandem.benchmarks.report.Results;
import dev.tandem.benchmarks.stack.Flush;

/** Tandem's claims, checked against the figures measured with messages on the disk. */
final class Claims {

  private final Results results;
  private final List<Bar> bars = new ArrayList<>();

  private Claims(Results results) {
    this.results = results;
  }

  /** The claims for which there are figures. */
  static List<Bar> judge(Results results) {
    Claims claims = new Claims(results);
    claims.throughput();
    claims.peers();
    claims.latency();
    claims.others();
    return List.copyOf(claims.bars);
  }

  private void throughput() {
    double[] wanted = {0.9, 2, 5, 8};
    int[] callers = {1, 16, 64, 256};
    String table = synced(Throughput.TABLE);
    for (int i = 0; i < callers.length; i++) {
      String point = Throughput.point(callers[i]);
      atLeast(
          "group commit / one half message per request, throughput at " + point,
          wanted[i],
          ratio(table, point, Throughput.DELIVERED, Contenders.GROUP_COMMIT, Contenders.SAMPLE));
    }
    for (int i = 1; i < callers.length; i++) {
      String point = Throughput.point(callers[i]);
      atMost(
          "group commit / one half message per request, commit p99 at " + point,
          1,
          ratio(table, point, Throughput.COMMIT_P99, Contenders.GROUP_COMMIT, Contenders.SAMPLE));
    }
    atLeast(
        "group commit / the same SQL batched without a broker, at 256 callers",
        0.6,
        ratio(
            table,
            Throughput.point(256),
            Throughput.ACCEPTED,
            Contenders.GROUP_COMMIT,
            Contenders.SQL_BATCHED));
  }

  private void peers() {
    String table = synced(Throughput.TABLE);
    for (int callers : new int[] {16, 64, 256}) {
      String point = Throughput.point(callers);
      atLeast(
          "group commit / the best peer, throughput at " + point,
          1,
          againstPeers(table, point, Throughput.DELIVERED, true));
    }
  }

  private void latency() {
    String table = synced(Latency.TABLE);
    for (String metric : List.of(Latency.END_TO_END_P50, Latency.END_TO_END_P99)) {
      for (String point : results.points(table, metric)) {
        atMost(
            "group commit / the best peer, " + metric.replace(" ms", "") + " at " + point,
            1,
            againstPeers(table, point, metric, false));
      }
    }
  }

  private void others() {
    String wallets = synced(HotWallets.TABLE);
    OptionalDouble hot = median(wallets, Contenders.GROUP_COMMIT, "one wallet");
    OptionalDouble spread = median(wallets, Contenders.GROUP_COMMIT, "spread");
    atLeast("group commit, one hot wallet / spread wallets", 0.8, quotient(hot, spread));
    atLeast(
        "consumer with inbox, drained events per second",
        15_000,
        results.median(synced(Drain.TABLE), Contenders.GROUP_COMMIT, Drain.GROUPED, Drain.RATE));
    String growth = synced(Growth.TABLE);
    atMost(
        "cost of a recharge, 20 million outbox and inbox rows / none",
        1.2,
        quotient(
            median(growth, Contenders.GROUP_COMMIT, Growth.EMPTY),
            median(growth, Contenders.GROUP_COMMIT, Growth.FULL)));
  }

  private OptionalDouble median(String table, String contender, String point) {
    return results.median(table, contender, point, Throughput.DELIVERED);
  }

  /** The worst ratio of the group commit to a peer. */
  private OptionalDouble againstPeers(
      String table, String point, String metric, boolean moreIsBetter) {
    double[] ratios = Contenders.all().stream()
        .filter(contender -> contender.kind() == Contender.Kind.PEER)
        .map(peer -> ratio(table, point, metric, Contenders.GROUP_COMMIT, peer.name()))
        .flatMapToDouble(OptionalDouble::stream)
        .sorted()
        .toArray();
    if (ratios.length == 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(moreIsBetter ? ratios[0] : ratios[ratios.length - 1]);
  }

  private OptionalDouble ratio(
      String table, String point, String metric, String one, String other) {
    return quotient(
        results.median(table, one, point, metric), results.median(table, other, point, metric));
  }

  private static OptionalDouble quotient(OptionalDouble one, OptionalDouble other) {
    return one.isPresent() && other.isPresent() && other.getAsDouble() > 0
        ? OptionalDouble.of(one.getAsDouble() / other.getAsDouble())
        : OptionalDouble.empty();
  }

  private void atLeast(String claim, double wanted, OptionalDouble measured) {
    measured.ifPresent(value -> bars.add(new Bar(claim, wanted, true, value)));
  }

  private void atMost(String claim, double wanted, OptionalDouble measured) {
    measured.ifPresent(value -> bars.add(new Bar(claim, wanted, false, value)));
  }

  private static String synced(String table) {
    return table + ", " + Flush.SYNC.setting();
  }
}
