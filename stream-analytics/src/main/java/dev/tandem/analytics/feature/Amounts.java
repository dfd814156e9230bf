package dev.tandem.analytics.feature;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The amounts of one currency that an owner has paid, as a running mean and deviation (Welford) and
 * as a spread. Its fields are public because Flink serializes it.
 */
public final class Amounts {

  public long count;

  public double mean;

  /** The sum of squared differences from the mean. */
  public double squares;

  /** The bytes of the spread; null in state from before there was one. */
  public byte @Nullable [] sketch;

  /** What the bytes say, so that they are not read with every event. */
  private transient @Nullable Spread spread;

  public Amounts() {}

  static Amounts none() {
    var none = new Amounts();
    none.sketch = Spread.empty().bytes();
    return none;
  }

  void add(long amountMinor) {
    count++;
    var difference = amountMinor - mean;
    mean += difference / count;
    squares += difference * (amountMinor - mean);
    spread().ifPresent(it -> {
      it.add(amountMinor);
      sketch = it.bytes();
    });
  }

  double deviation() {
    return count < 2 ? 0 : Math.sqrt(squares / (count - 1));
  }

  /** How they are spread; not known if some were counted before anybody asked. */
  Optional<Spread> spread() {
    if (spread == null && sketch != null) {
      spread = Spread.of(sketch);
    }
    return Optional.ofNullable(spread);
  }
}
