package dev.tandem.wallet;

import dev.tandem.web.problem.ProblemType;

/** The problems that only this service answers with. */
public final class WalletProblems {

  public static final ProblemType WALLET_NOT_FOUND =
      ProblemType.of("wallet-not-found", 404, "There is no such wallet");
  public static final ProblemType WALLET_EXISTS =
      ProblemType.of("wallet-exists", 409, "The owner has a wallet in this currency");
  public static final ProblemType WALLET_FROZEN =
      ProblemType.of("wallet-frozen", 409, "The wallet is frozen");
  public static final ProblemType CURRENCY_MISMATCH =
      ProblemType.of("currency-mismatch", 422, "The currencies differ");
  public static final ProblemType INSUFFICIENT_BALANCE =
      ProblemType.of("insufficient-balance", 409, "The wallet does not hold enough");
  public static final ProblemType RECHARGE_NOT_FOUND =
      ProblemType.of("recharge-not-found", 404, "There is no such recharge");
  public static final ProblemType POSTING_NOT_FOUND =
      ProblemType.of("posting-not-found", 404, "There is no such posting");
  public static final ProblemType STEP_UP_NOT_EXPECTED =
      ProblemType.of("step-up-not-expected", 409, "The recharge does not wait for a code");
  public static final ProblemType STEP_UP_FAILED =
      ProblemType.of("step-up-failed", 422, "The code is wrong");

  private WalletProblems() {}
}
