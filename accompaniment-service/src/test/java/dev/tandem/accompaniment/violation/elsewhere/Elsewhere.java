package dev.tandem.accompaniment.violation.elsewhere;

import dev.tandem.accompaniment.violation.journey.SpringyMove;

/** Needs what needs it. */
public class Elsewhere {

  SpringyMove move() {
    return new SpringyMove();
  }
}
