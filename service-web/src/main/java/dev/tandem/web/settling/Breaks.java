package dev.tandem.web.settling;

import dev.tandem.web.IdFormat;
import dev.tandem.web.problem.ProblemException;
import dev.tandem.web.problem.ProblemType;

/** The written form of break ids, and the problems that actions on breaks are answered with. */
public final class Breaks {

  public static final ProblemType NOT_FOUND =
      ProblemType.of("break-not-found", 404, "There is no such break");
  public static final ProblemType NOT_OPEN =
      ProblemType.of("break-not-open", 409, "The break does not wait for this");
  public static final ProblemType SELF_APPROVAL =
      ProblemType.of("self-approval", 409, "Whoever proposes does not approve");
  public static final ProblemType SETTLEMENT_NOT_POSSIBLE =
      ProblemType.of("settlement-not-possible", 422, "The break cannot be settled in this way");

  public static final IdFormat ID = new IdFormat("brk", NOT_FOUND);

  private Breaks() {}

  /** The problem that a refused step is answered with. */
  public static ProblemException problem(StepRefusedException refused) {
    var type = switch (refused.reason()) {
      case NOT_FOUND -> NOT_FOUND;
      case NOT_OPEN -> NOT_OPEN;
      case SELF_APPROVAL -> SELF_APPROVAL;
      case NOT_POSSIBLE -> SETTLEMENT_NOT_POSSIBLE;
    };
    return type.because(String.valueOf(refused.getMessage()));
  }
}
