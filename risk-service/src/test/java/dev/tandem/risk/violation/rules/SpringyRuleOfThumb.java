package dev.tandem.risk.violation.rules;

import java.util.Optional;

import dev.tandem.risk.payment.History;
import dev.tandem.risk.payment.Payment;
import dev.tandem.risk.rules.Finding;
import dev.tandem.risk.rules.Rule;
import dev.tandem.risk.violation.elsewhere.Elsewhere;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Breaks every rule there is: it asks the database, can change, and is known by those it knows. */
public class SpringyRuleOfThumb implements Rule {

  JdbcClient jdbc;

  SpringyRuleOfThumb(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Finding> check(Payment payment, History history) {
    return jdbc.sql("SELECT 1")
        .query(Integer.class)
        .optional()
        .flatMap(one -> Elsewhere.look(this));
  }
}
