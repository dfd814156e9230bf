package dev.tandem.ledger.camt;

/** Takes what a file says, while it is being read. Only the end of the file tells that it is good. */
public interface StatementVisitor {

  /** A statement begins. */
  void begin(StatementHead head) throws CamtException;

  /** A line of the statement that began last. */
  void line(StatementLine line) throws CamtException;

  /** The statement that began last is whole: its lines make up its closing balance. */
  void end() throws CamtException;
}
