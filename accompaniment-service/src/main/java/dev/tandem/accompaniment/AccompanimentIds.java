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

  public static final ProblemType CONTENT_NOT_FOUND =
      ProblemType.of("content-not-found", 404, "There is no such content");

  public static final ProblemType CONTENT_NOT_OPEN =
      ProblemType.of("content-not-open", 409, "The content does not wait for this");

  public static final ProblemType CONTENT_UNSUITABLE =
      ProblemType.of("content-unsuitable", 422, "The content may not be told like this");

  public static final ProblemType REASONS_MISSING =
      ProblemType.of("reasons-missing", 422, "A refusal needs reasons");

  public static final ProblemType CASE_NOT_FOUND =
      ProblemType.of("case-not-found", 404, "There is no such case");

  public static final IdFormat CONTENT = new IdFormat("cnt", CONTENT_NOT_FOUND);

  public static final IdFormat CASE = new IdFormat("cas", CASE_NOT_FOUND);

  private AccompanimentIds() {}
}
