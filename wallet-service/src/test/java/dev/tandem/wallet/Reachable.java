package dev.tandem.wallet;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/** Where a state machine can get to. */
public final class Reachable {

  private Reachable() {}

  /** All states that can be reached from {@code start}, itself among them. */
  public static <S> Set<S> from(S start, Function<S, Set<S>> next) {
    var reached = new HashSet<S>(Set.of(start));
    var open = new ArrayDeque<S>(reached);
    while (!open.isEmpty()) {
      next.apply(open.remove()).stream().filter(reached::add).forEach(open::add);
    }
    return reached;
  }
}
