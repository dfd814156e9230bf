package dev.tandem.ledger.breaks;

import dev.tandem.web.settling.BreakActs;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The acts of people on breaks. */
@Repository
class JdbcBreakActs {

  private final BreakActs acts;

  JdbcBreakActs(JdbcClient jdbc) {
    this.acts = new BreakActs(jdbc, "bank_break_act");
  }

  BreakActs all() {
    return acts;
  }
}
