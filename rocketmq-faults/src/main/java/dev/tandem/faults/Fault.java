package dev.tandem.faults;

/** The fault that a message gets. */
enum Fault {
  NONE,
  DUPLICATED,
  HELD_BACK
}
