package dev.tandem.localstack.load;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The instances that a load calls, in turn. */
public final class Targets {

  private final String identity;
  private final List<String> wallet;
  private final List<String> fundPurchase;
  private final List<String> risk;
  private final AtomicInteger turn = new AtomicInteger();

  /** The address of the identity server, and at least one instance of each service. */
  public Targets(
      String identity, List<String> wallet, List<String> fundPurchase, List<String> risk) {
    this.identity = identity;
    this.wallet = List.copyOf(wallet);
    this.fundPurchase = List.copyOf(fundPurchase);
    this.risk = List.copyOf(risk);
  }

  String identity() {
    return identity;
  }

  String wallet() {
    return next(wallet);
  }

  String fundPurchase() {
    return next(fundPurchase);
  }

  String risk() {
    return next(risk);
  }

  /** The number of instances that take orders. */
  public int size() {
    return fundPurchase.size();
  }

  private String next(List<String> instances) {
    return instances.get(Math.floorMod(turn.getAndIncrement(), instances.size()));
  }
}
