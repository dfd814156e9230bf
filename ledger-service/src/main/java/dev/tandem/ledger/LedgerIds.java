package dev.tandem.ledger;

import dev.tandem.web.IdFormat;
import dev.tandem.web.problem.ProblemType;
import dev.tandem.web.problem.Problems;

/** The written forms of this service's ids. */
public final class LedgerIds {

  public static final ProblemType SETTLEMENT_NOT_FOUND =
      ProblemType.of("settlement-not-found", 404, "There is no such settlement");

  public static final IdFormat JOURNAL = new IdFormat("jnl", Problems.NOT_FOUND);
  public static final IdFormat EVENT = new IdFormat("evt", Problems.NOT_FOUND);
  public static final IdFormat SETTLEMENT = new IdFormat("stl", SETTLEMENT_NOT_FOUND);

  private LedgerIds() {}
}
