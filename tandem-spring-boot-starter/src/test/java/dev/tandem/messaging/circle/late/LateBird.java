package dev.tandem.messaging.circle.late;

import dev.tandem.messaging.circle.early.EarlyBird;

/** Breaks a rule on purpose, together with {@link EarlyBird}. */
public class LateBird {
  EarlyBird early;
}
