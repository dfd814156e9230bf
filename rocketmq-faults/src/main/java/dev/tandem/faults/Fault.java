package dev.tandem.faults;

/** What becomes of a message. */
enum Fault {
  NONE,
  DUPLICATED,
  HELD_BACK
}
