package dev.tandem.datacentre.violation.two;

import dev.tandem.datacentre.violation.one.One;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The other half of a cycle; it can change, and asks the database without saying so. */
public class Two {

  One one = new One();
  JdbcClient jdbc;

  public Two(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }
}
