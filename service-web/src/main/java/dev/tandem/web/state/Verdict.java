package dev.tandem.web.state;

/** What a transition means for something in a given state. */
public enum Verdict {
  /** It leads on from there. */
  MOVES,
  /** It comes late or again, and changes nothing. */
  LATE,
  /** It contradicts what is known: a person must look at it. */
  CONTRADICTS
}
