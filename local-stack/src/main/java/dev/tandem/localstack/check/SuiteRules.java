package dev.tandem.localstack.check;

import dev.tandem.localstack.check.money.MoneyRules;
import dev.tandem.localstack.check.progress.ProgressRules;
import dev.tandem.localstack.check.rule.Rules;

/** All rules of the suite. */
final class SuiteRules {

  /** The rules of a suite at work, once everything on its way has arrived. */
  static final Rules ALWAYS = MoneyRules.ALWAYS.and(ProgressRules.ALWAYS);

  /** The rules of a suite that has nothing more to do. */
  static final Rules AT_REST = ALWAYS.and(ProgressRules.AT_REST);

  private SuiteRules() {}
}
