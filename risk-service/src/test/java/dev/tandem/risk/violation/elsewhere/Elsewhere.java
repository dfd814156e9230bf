package dev.tandem.risk.violation.elsewhere;

import java.util.Optional;

import dev.tandem.risk.rules.Finding;
import dev.tandem.risk.violation.rules.SpringyRuleOfThumb;

/** The other half of a cycle. */
public final class Elsewhere {

  private Elsewhere() {}

  public static Optional<Finding> look(SpringyRuleOfThumb rule) {
    return Optional.empty();
  }
}
