package dev.tandem.wallet.charging;

/**
 * What is not settled yet.
 *
 * @param count how many
 * @param oldestSeconds for how long the oldest has been waiting
 */
public record Backlog(long count, double oldestSeconds) {

  static final Backlog NONE = new Backlog(0, 0);
}
