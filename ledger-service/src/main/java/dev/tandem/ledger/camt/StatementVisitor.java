package dev.tandem.ledger.camt;

/** Is given the contents of a file while it is read. Only its end tells that the file is valid. */
public interface StatementVisitor {

  /** A statement begins. */
  void begin(StatementHead head) throws CamtException;

  /** A line of the statement that began last. */
  void line(StatementLine line) throws CamtException;

  /** The statement that began last is whole: its lines make up its closing balance. */
  void end() throws CamtException;
}
