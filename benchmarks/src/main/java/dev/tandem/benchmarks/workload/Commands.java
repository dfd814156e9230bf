package dev.tandem.benchmarks.workload;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Makes the commands of one contender, with ids in one row. */
public final class Commands {

  private static final int DETAILS_CHARACTERS = 1_000;
  private static final int VARIANTS = 64;
  private static final String[] DETAILS = details();

  private final AtomicLong last = new AtomicLong();

  public Command next(Wallets wallets) {
    return withId(last.incrementAndGet(), wallets);
  }

  /** The command with an id taken by {@link #reserve}. */
  public Command withId(long id, Wallets wallets) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new Command(
        id, wallets.next(), 1 + random.nextLong(10_000), DETAILS[random.nextInt(VARIANTS)]);
  }

  /** Takes {@code count} ids in one piece and returns the first. */
  public long reserve(int count) {
    return last.getAndAdd(count) + 1;
  }

  private static String[] details() {
    String[] made = new String[VARIANTS];
    for (int i = 0; i < VARIANTS; i++) {
      StringBuilder text = new StringBuilder(DETAILS_CHARACTERS);
      ThreadLocalRandom.current()
          .ints(DETAILS_CHARACTERS, 'a', 'z' + 1)
          .forEach(letter -> text.append((char) letter));
      made[i] = text.toString();
    }
    return made;
  }
}
