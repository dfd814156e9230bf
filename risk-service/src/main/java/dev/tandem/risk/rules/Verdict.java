package dev.tandem.risk.rules;

import java.util.List;

import dev.tandem.contract.risk.RiskReason;

/**
 * The rules' verdict on a payment.
 *
 * @param decision the strictest that any rule wants
 * @param score the sum of the findings' scores, 100 at most
 * @param reasons the findings, the strictest first
 */
public record Verdict(Decision decision, int score, List<RiskReason> reasons) {

  public Verdict {
    reasons = List.copyOf(reasons);
  }
}
