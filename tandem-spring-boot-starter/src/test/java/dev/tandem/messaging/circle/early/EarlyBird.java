package dev.tandem.messaging.circle.early;

import dev.tandem.messaging.circle.late.LateBird;

/** Breaks a rule on purpose, together with {@link LateBird}. */
public class EarlyBird {
  LateBird late;
}
