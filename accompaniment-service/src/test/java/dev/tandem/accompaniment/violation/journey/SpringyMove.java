package dev.tandem.accompaniment.violation.journey;

import dev.tandem.accompaniment.violation.elsewhere.Elsewhere;
import org.springframework.stereotype.Component;

/** A part of a journey that knows Spring, and somebody who knows it. */
@Component
public class SpringyMove {

  Elsewhere elsewhere() {
    return new Elsewhere(null);
  }
}
