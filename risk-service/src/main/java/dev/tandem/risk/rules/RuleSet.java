package dev.tandem.risk.rules;

import java.util.Comparator;
import java.util.List;

import dev.tandem.contract.risk.RiskReason;
import dev.tandem.risk.payment.History;
import dev.tandem.risk.payment.Payment;

/**
 * All rules together: each is applied, and the strictest finding decides.
 *
 * @param rules in the order they are applied
 */
public record RuleSet(List<Rule> rules) {

  private static final int WORST = 100;

  public RuleSet {
    rules = List.copyOf(rules);
  }

  /** Assesses a payment that is not in {@code history} yet. */
  public Verdict assess(Payment payment, History history) {
    var findings = rules.stream()
        .flatMap(rule -> rule.check(payment, history).stream())
        .sorted(Comparator.comparing(Finding::decision).reversed())
        .toList();
    return new Verdict(
        findings.stream().map(Finding::decision).reduce(Decision.APPROVE, Decision::or),
        Math.min(WORST, findings.stream().mapToInt(Finding::score).sum()),
        findings.stream()
            .map(finding -> new RiskReason(finding.rule(), finding.detail()))
            .toList());
  }
}
