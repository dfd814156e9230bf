package dev.tandem.benchmarks.workload;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/** The ways of choosing a command's wallet. */
public enum Wallets {
  /** Every wallet equally often. */
  SPREAD {
    @Override
    public long next() {
      return 1 + ThreadLocalRandom.current().nextLong(COUNT);
    }
  },
  /** Zipf with exponent 1: the n-th wallet one n-th as often as the first. */
  ZIPF {
    @Override
    public long next() {
      int at = Arrays.binarySearch(
          Zipf.CUMULATED, ThreadLocalRandom.current().nextDouble(Zipf.CUMULATED[COUNT - 1]));
      return 1L + Math.min(COUNT - 1, at < 0 ? -at - 1 : at);
    }
  },
  /** One wallet for all. */
  HOT {
    @Override
    public long next() {
      return 1;
    }
  };

  /** The number of wallets. */
  public static final int COUNT = 10_000;

  /** The next command's wallet. */
  public abstract long next();

  private static final class Zipf {

    static final double[] CUMULATED = cumulated();

    private static double[] cumulated() {
      double[] sums = new double[COUNT];
      double sum = 0;
      for (int i = 0; i < COUNT; i++) {
        sum += 1.0 / (i + 1);
        sums[i] = sum;
      }
      return sums;
    }
  }
}
