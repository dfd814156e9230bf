package dev.tandem.analytics.feature;

/**
 * The amounts of one currency that an owner has paid, as a running mean and deviation (Welford).
 *
 * @param squares the sum of squared differences from the mean
 */
public record Amounts(long count, double mean, double squares) {

  static final Amounts NONE = new Amounts(0, 0, 0);

  Amounts with(long amountMinor) {
    var number = count + 1;
    var difference = amountMinor - mean;
    var newMean = mean + difference / number;
    return new Amounts(number, newMean, squares + difference * (amountMinor - newMean));
  }

  double deviation() {
    return count < 2 ? 0 : Math.sqrt(squares / (count - 1));
  }
}
