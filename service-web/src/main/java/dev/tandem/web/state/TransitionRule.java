package dev.tandem.web.state;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where a transition leads, the states it leaves, and the states in which it merely comes late and
 * changes nothing. In any other state it contradicts what is known.
 *
 * <pre>{@code
 * enum Transition {
 *   APPROVED(TransitionRule.leadingTo(PAYING).leaving(SCREENING, ON_HOLD).lateInAnyOther()),
 *   COMPLETED(TransitionRule.leadingTo(PAID).leaving(PAYING).lateIn(PAID));
 *   …
 * }
 * }</pre>
 */
public record TransitionRule<S extends Enum<S>>(S to, Set<S> leaves, Set<S> lateIn) {

  public TransitionRule {
    leaves = Set.copyOf(leaves);
    lateIn = Set.copyOf(lateIn);
  }

  /** Leads to {@code state}, so far from nowhere. */
  public static <S extends Enum<S>> TransitionRule<S> leadingTo(S state) {
    return new TransitionRule<>(state, Set.of(), Set.of());
  }

  /** Leads there from these states, and from no other. */
  @SafeVarargs
  @SuppressWarnings("varargs") // nothing keeps the array
  public final TransitionRule<S> leaving(S first, S... rest) {
    return new TransitionRule<>(to, EnumSet.of(first, rest), lateIn);
  }

  /** Comes merely late in these states. */
  @SafeVarargs
  @SuppressWarnings("varargs") // nothing keeps the array
  public final TransitionRule<S> lateIn(S first, S... rest) {
    return new TransitionRule<>(to, leaves, EnumSet.of(first, rest));
  }

  /** Comes merely late wherever it does not lead on: it never contradicts. */
  public TransitionRule<S> lateInAnyOther() {
    return new TransitionRule<>(to, leaves, EnumSet.allOf(to.getDeclaringClass()));
  }

  /** What it means for something in {@code state}. */
  public Verdict in(S state) {
    if (leaves.contains(state)) {
      return Verdict.MOVES;
    }
    return lateIn.contains(state) ? Verdict.LATE : Verdict.CONTRADICTS;
  }
}
