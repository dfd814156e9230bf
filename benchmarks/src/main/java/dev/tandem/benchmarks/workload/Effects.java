package dev.tandem.benchmarks.workload;

import java.util.Collection;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;

import org.jspecify.annotations.Nullable;

/** Receives every effect right after the COMMIT that made it. */
public final class Effects {

  private final LongAdder count = new LongAdder();
  private volatile @Nullable LongConsumer listener;

  /** Reports that the effects of {@code rechargeIds} are committed. */
  public void applied(Collection<Long> rechargeIds) {
    LongConsumer told = listener;
    if (told != null) {
      rechargeIds.forEach(told::accept);
    }
    count.add(rechargeIds.size());
  }

  public long count() {
    return count.sum();
  }

  /** Reports each further effect to {@code newListener}, on consumers' threads. */
  public void listen(LongConsumer newListener) {
    listener = newListener;
  }

  public void stopListening() {
    listener = null;
  }
}
