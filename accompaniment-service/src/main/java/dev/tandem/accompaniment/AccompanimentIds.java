package dev.tandem.accompaniment;

import dev.tandem.web.IdFormat;
import dev.tandem.web.problem.ProblemType;
import dev.tandem.web.problem.Problems;

/** Ids and problems of the accompaniment service. */
public final class AccompanimentIds {

  public static final ProblemType JOURNEY_NOT_FOUND =
      ProblemType.of("journey-not-found", 404, "There is no such journey");

  /** Instances have no path of their own. */
  public static final IdFormat INSTANCE = new IdFormat("jrn", Problems.NOT_FOUND);

  private AccompanimentIds() {}
}
