package dev.tandem.wallet;

import dev.tandem.web.IdFormat;
import dev.tandem.web.problem.Problems;

/** The written form of this service's ids. */
public final class WalletIds {

  public static final IdFormat WALLET = new IdFormat("wal", WalletProblems.WALLET_NOT_FOUND);
  public static final IdFormat RECHARGE = new IdFormat("rch", WalletProblems.RECHARGE_NOT_FOUND);
  public static final IdFormat ORDER = new IdFormat("ord", Problems.NOT_FOUND);
  public static final IdFormat EVENT = new IdFormat("evt", Problems.NOT_FOUND);
  public static final IdFormat JOURNAL = new IdFormat("jnl", WalletProblems.POSTING_NOT_FOUND);
  public static final IdFormat POSTING = new IdFormat("pst", WalletProblems.POSTING_NOT_FOUND);

  private WalletIds() {}
}
