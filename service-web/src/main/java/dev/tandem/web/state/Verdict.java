package dev.tandem.web.state;

/** The effect of a transition on something in a given state. */
public enum Verdict {
  /** It moves to the transition's state. */
  MOVES,
  /** It comes late or again, and changes nothing. */
  LATE,
  /** It contradicts the state: a person must look at it. */
  CONTRADICTS
}
