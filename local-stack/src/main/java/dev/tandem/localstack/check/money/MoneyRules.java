package dev.tandem.localstack.check.money;

import dev.tandem.localstack.check.rule.Rules;

/** The rules about money and shares. */
public final class MoneyRules {

  /** They hold at any time, once what is on its way has arrived. */
  public static final Rules ALWAYS = Rules.of(
      new BalancedPostings(),
      new RechargesInOnePlace(),
      new OrdersInOnePlace(),
      new OneCurrency(),
      new SharesFollowOrders(),
      new SharesFollowRegister(),
      new OpenFundsArePaid(),
      new NothingFromNowhere(),
      new ProofHolds());

  private MoneyRules() {}
}
