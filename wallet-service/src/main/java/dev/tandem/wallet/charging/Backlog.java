package dev.tandem.wallet.charging;

/**
 * The charges that are not settled yet.
 *
 * @param count their number
 * @param oldestSeconds the age of the oldest
 */
public record Backlog(long count, double oldestSeconds) {

  static final Backlog NONE = new Backlog(0, 0);
}
