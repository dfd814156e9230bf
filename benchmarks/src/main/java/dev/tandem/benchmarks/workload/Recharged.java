package dev.tandem.benchmarks.workload;

/** The event of a recharge, as contenders without event records of their own publish it. */
public record Recharged(long rechargeId, long walletId, long amountMinor, String details) {

  public static Recharged of(Command command) {
    return new Recharged(
        command.id(), command.walletId(), command.amountMinor(), command.details());
  }
}
