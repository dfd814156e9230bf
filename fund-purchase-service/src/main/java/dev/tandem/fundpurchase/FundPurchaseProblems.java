package dev.tandem.fundpurchase;

import dev.tandem.web.problem.ProblemType;

/** The problems that only this service answers with. */
public final class FundPurchaseProblems {

  public static final ProblemType WALLET_NOT_FOUND =
      ProblemType.of("wallet-not-found", 404, "There is no such wallet");
  public static final ProblemType FUND_NOT_FOUND =
      ProblemType.of("fund-not-found", 404, "There is no such fund");
  public static final ProblemType FUND_SUSPENDED =
      ProblemType.of("fund-suspended", 409, "The fund takes no purchases");
  public static final ProblemType BELOW_MINIMUM =
      ProblemType.of("below-minimum", 422, "The amount is below the fund's minimum");
  public static final ProblemType CURRENCY_MISMATCH =
      ProblemType.of("currency-mismatch", 422, "The currencies differ");
  public static final ProblemType ORDER_NOT_FOUND =
      ProblemType.of("order-not-found", 404, "There is no such order");
  public static final ProblemType ORDER_NOT_CANCELLABLE =
      ProblemType.of("order-not-cancellable", 409, "The order can no longer be cancelled");
  public static final ProblemType STEP_UP_NOT_EXPECTED =
      ProblemType.of("step-up-not-expected", 409, "The order does not wait for a code");
  public static final ProblemType STEP_UP_FAILED =
      ProblemType.of("step-up-failed", 422, "The code is wrong");

  private FundPurchaseProblems() {}
}
