package dev.tandem.risk.assessment;

import dev.tandem.web.IdFormat;
import dev.tandem.web.problem.ProblemType;

/** Ids and problems of the risk service. */
public final class RiskIds {

  /** No review has the id in the path. */
  public static final ProblemType REVIEW_NOT_FOUND =
      ProblemType.of("review-not-found", 404, "There is no such review");

  /** Assessments have no path of their own: the id only marks the start of a page. */
  public static final IdFormat ASSESSMENT =
      new IdFormat("asm", dev.tandem.web.problem.Problems.NOT_FOUND);

  public static final IdFormat REVIEW = new IdFormat("rvw", REVIEW_NOT_FOUND);

  private RiskIds() {}
}
