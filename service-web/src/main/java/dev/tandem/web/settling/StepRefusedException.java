package dev.tandem.web.settling;

/**
 * A step of settling a break that cannot be taken; nothing has changed.
 *
 * <p>Like a problem, it carries no stack trace: it is an answer.
 */
public final class StepRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The reason a step cannot be taken. */
  public enum Reason {
    /** There is no such break. */
    NOT_FOUND,
    /** The break is settled, or waits for another step. */
    NOT_OPEN,
    /** Whoever proposes does not approve. */
    SELF_APPROVAL,
    /** The figures, or what the break is about, do not allow the settlement. */
    NOT_POSSIBLE
  }

  private final Reason reason;

  StepRefusedException(Reason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  /** The settlement cannot be carried out, because of {@code detail}. */
  public static StepRefusedException notPossible(String detail) {
    return new StepRefusedException(Reason.NOT_POSSIBLE, detail);
  }

  public Reason reason() {
    return reason;
  }
}
