package dev.tandem.ledger.bankstatement;

/** A statement that does not fit to what was imported before. */
final class DiscontinuityException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Discontinuity kind;

  DiscontinuityException(Discontinuity kind, String detail) {
    super(detail);
    this.kind = kind;
  }

  Discontinuity kind() {
    return kind;
  }
}
