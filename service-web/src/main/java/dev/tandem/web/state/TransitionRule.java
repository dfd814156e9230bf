package dev.tandem.web.state;

import java.util.EnumSet;
import java.util.Set;

/**
 * One transition of a state machine: the state it leads to, the states it leaves, and the states in
 * which it comes too late and changes nothing. In any other state it is a contradiction.
 *
 * <pre>{@code enum Transition { APPROVED(TransitionRule.leadingTo(PAYING).leaving(SCREENING,
 * ON_HOLD).lateInAnyOther()),
 * COMPLETED(TransitionRule.leadingTo(PAID).leaving(PAYING).lateIn(PAID)); … } }</pre>
 */
public record TransitionRule<S extends Enum<S>>(S to, Set<S> leaves, Set<S> lateIn) {

  public TransitionRule {
    leaves = Set.copyOf(leaves);
    lateIn = Set.copyOf(lateIn);
  }

  /** A transition to {@code state}, from no state yet. */
  public static <S extends Enum<S>> TransitionRule<S> leadingTo(S state) {
    return new TransitionRule<>(state, Set.of(), Set.of());
  }

  /** The same transition, leaving these states and no other. */
  @SafeVarargs
  @SuppressWarnings("varargs") // nothing keeps the array
  public final TransitionRule<S> leaving(S first, S... rest) {
    return new TransitionRule<>(to, EnumSet.of(first, rest), lateIn);
  }

  /** The same transition, too late in these states. */
  @SafeVarargs
  @SuppressWarnings("varargs") // nothing keeps the array
  public final TransitionRule<S> lateIn(S first, S... rest) {
    return new TransitionRule<>(to, leaves, EnumSet.of(first, rest));
  }

  /** The same transition, too late in every state that it does not leave: it never contradicts. */
  public TransitionRule<S> lateInAnyOther() {
    return new TransitionRule<>(to, leaves, EnumSet.allOf(to.getDeclaringClass()));
  }

  /** The verdict for something in {@code state}. */
  public Verdict in(S state) {
    if (leaves.contains(state)) {
      return Verdict.MOVES;
    }
    return lateIn.contains(state) ? Verdict.LATE : Verdict.CONTRADICTS;
  }
}
