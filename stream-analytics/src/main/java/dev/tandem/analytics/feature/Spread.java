package dev.tandem.analytics.feature;

import java.io.IOException;
import java.io.UncheckedIOException;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.DDSketches;
import com.datadoghq.sketch.ddsketch.encoding.ByteArrayInput;
import com.datadoghq.sketch.ddsketch.encoding.GrowingByteArrayOutput;
import com.datadoghq.sketch.ddsketch.store.Bin;
import com.datadoghq.sketch.ddsketch.store.SparseStore;

/**
 * How amounts are spread, to 1 % of each. Of all sketches a DDSketch, because it comes out the same
 * in whatever order they come: a batch makes of them what the job makes.
 *
 * @see <a href="https://www.vldb.org/pvldb/vol12/p2195-masson.pdf">DDSketch</a>
 */
final class Spread {

  private static final double ACCURACY = 0.01;

  private final DDSketch sketch;

  private Spread(DDSketch sketch) {
    this.sketch = sketch;
  }

  /** Of no amount yet. */
  static Spread empty() {
    return new Spread(DDSketches.sparse(ACCURACY));
  }

  /** What was kept as {@code bytes}. */
  static Spread of(byte[] bytes) {
    try {
      return new Spread(DDSketch.decode(ByteArrayInput.wrap(bytes), SparseStore::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] bytes() {
    var out = GrowingByteArrayOutput.withDefaultInitialCapacity();
    try {
      sketch.encode(out, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.trimmedCopy();
  }

  void add(long amountMinor) {
    sketch.accept((double) amountMinor);
  }

  /** The amount that the share {@code quantile} of them does not exceed. */
  double quantile(double quantile) {
    return sketch.getValueAtQuantile(quantile);
  }

  /** The share of them below {@code amountMinor}. */
  double shareBelow(long amountMinor) {
    var place = sketch.getIndexMapping().index((double) amountMinor);
    var below = sketch
        .getPositiveValueStore()
        .getAscendingStream()
        .takeWhile(bin -> bin.getIndex() < place)
        .mapToDouble(Bin::getCount)
        .sum();
    return below / sketch.getCount();
  }
}
