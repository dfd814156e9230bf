package dev.tandem.ledger.camt;

/** The reason for refusing a file. */
public enum Flaw {
  /** It is not well-formed XML. */
  NOT_XML,
  /** It declares a document type, which can do harm and which no bank needs. */
  DOCTYPE,
  /** It is larger, or one of its texts is longer, than anybody needs. */
  TOO_LARGE,
  /** Its elements are nested deeper than anybody needs. */
  TOO_DEEP,
  /** It is some other message. */
  NOT_CAMT_053,
  /** Something follows the document, such as a second document. */
  MERGED,
  /** An element that is needed is missing, or comes too late. */
  MISSING,
  /** An element holds what it cannot hold. */
  BAD_VALUE,
  /** A text that people write, or that we have given to the bank, holds a payment card number. */
  CARD_NUMBER,
  /** The parts of an entry do not make up the entry. */
  ENTRY_SUM,
  /** Opening balance and entries do not make up the closing balance. */
  BALANCE
}
