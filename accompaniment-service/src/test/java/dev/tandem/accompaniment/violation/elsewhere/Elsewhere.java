package dev.tandem.accompaniment.violation.elsewhere;

import dev.tandem.accompaniment.violation.journey.SpringyMove;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Needs what needs it, can change, and asks the database without saying so. */
public class Elsewhere {

  JdbcClient jdbc;

  public Elsewhere(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  SpringyMove move() {
    return new SpringyMove();
  }
}
