package dev.tandem.risk.rules;

import java.util.List;

import dev.tandem.contract.risk.RiskReason;

/**
 * What the rules say of a payment.
 *
 * @param decision the strictest that any rule asks for
 * @param score the sum of the findings' scores, 100 at most
 * @param reasons what was found, the strictest first; empty if nothing was
 */
public record Verdict(Decision decision, int score, List<RiskReason> reasons) {

  public Verdict {
    reasons = List.copyOf(reasons);
  }
}
