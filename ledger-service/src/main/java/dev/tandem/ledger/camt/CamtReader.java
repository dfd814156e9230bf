package dev.tandem.ledger.camt;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLStreamException;

/**
 * Reads the statements in a camt.053.001.08, and holds each against itself: the details of an entry
 * make up the entry, and opening balance and booked entries make up the closing balance.
 */
public final class CamtReader {

  private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08";

  private CamtReader() {}

  /**
   * Reads {@code file} to its end and tells {@code visitor} what it says, in little memory.
   *
   * @throws CamtException if the file is no statement; what was told before is void
   */
  public static void read(InputStream file, long maxBytes, StatementVisitor visitor)
      throws CamtException, IOException {
    XmlCursor.walk(file, maxBytes, (cursor, namespace, name) -> {
      if (!namespace.equals(NAMESPACE) || !name.equals("Document")) {
        throw new CamtException(Flaw.NOT_CAMT_053, "It is no camt.053.001.08");
      }
      document(cursor, visitor);
    });
  }

  private static void document(XmlCursor cursor, StatementVisitor visitor)
      throws CamtException, XMLStreamException {
    var statements = new int[1];
    cursor.child(
        "BkToCstmrStmt",
        _ -> cursor.child("Stmt", _ -> {
          new StatementReader(cursor, visitor).read();
          statements[0]++;
        }));
    if (statements[0] == 0) {
      throw new CamtException(Flaw.MISSING, "It has no statement");
    }
  }
}
