package dev.tandem.ledger.camt;

/** A file that is no statement, or contradicts itself. Its message is for people. */
public final class CamtException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Flaw flaw;

  public CamtException(Flaw flaw, String detail) {
    super(detail);
    this.flaw = flaw;
  }

  public Flaw flaw() {
    return flaw;
  }
}
