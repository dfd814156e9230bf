package dev.tandem.benchmarks.workload;

/**
 * Asks for one recharge.
 *
 * @param id the recharge's, one more for each command of a contender
 * @param details a kilobyte of text that travels everywhere the command goes
 */
public record Command(long id, long walletId, long amountMinor, String details) {}
