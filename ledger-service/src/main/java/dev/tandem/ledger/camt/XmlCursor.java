package dev.tandem.ledger.camt;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

/**
 * Walks through an XML document, from element to element. It expands no entities, loads nothing,
 * and bounds what it reads: the whole, each text, and the depth.
 */
final class XmlCursor {

  private static final XMLInputFactory FACTORY = XMLInputFactory.newDefaultFactory();

  private static final int LONGEST_TEXT = 2_000;
  private static final int DEEPEST = 40;

  static {
    FACTORY.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    FACTORY.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    FACTORY.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
  }

  private final XMLStreamReader xml;
  private final StringBuilder text = new StringBuilder();
  private int depth;
  private boolean closed;

  private XmlCursor(XMLStreamReader xml) {
    this.xml = xml;
  }

  /** Handles an element as it is met. */
  @FunctionalInterface
  interface Met {
    void element(String name) throws CamtException, XMLStreamException;
  }

  /** Reads {@code in}, of at most {@code maxBytes}; {@code met} is called with the root element. */
  static void walk(InputStream in, long maxBytes, Root root) throws CamtException, IOException {
    var bounded = new Bounded(in, maxBytes);
    XmlCursor cursor = null;
    try {
      cursor = new XmlCursor(FACTORY.createXMLStreamReader(bounded));
      cursor.next();
      root.met(cursor, String.valueOf(cursor.xml.getNamespaceURI()), cursor.xml.getLocalName());
      cursor.closed = true;
      while (cursor.xml.hasNext()) {
        cursor.step();
      }
    } catch (XMLStreamException e) {
      if (bounded.isExceeded()) {
        throw new CamtException(Flaw.TOO_LARGE, "It has more than " + maxBytes + " bytes");
      }
      if (e.getNestedException() instanceof IOException cause) {
        throw cause;
      }
      throw cursor != null && cursor.closed
          ? new CamtException(Flaw.MERGED, "Something follows the document: one file, one document")
          : new CamtException(
              Flaw.NOT_XML,
              "It is no XML from line %s on"
                  .formatted(e.getLocation() == null ? 1 : e.getLocation().getLineNumber()));
    }
  }

  /** The root of a document. */
  @FunctionalInterface
  interface Root {
    void met(XmlCursor cursor, String namespace, String name)
        throws CamtException, XMLStreamException;
  }

  /** Lets {@code met} deal with each child of the element; it must read or skip it. */
  void children(Met met) throws CamtException, XMLStreamException {
    while (next() == XMLStreamConstants.START_ELEMENT) {
      met.element(xml.getLocalName());
    }
  }

  /** Calls {@code met} at each child of this name, and skips the others. */
  void child(String wanted, Met met) throws CamtException, XMLStreamException {
    children(name -> {
      if (name.equals(wanted)) {
        met.element(name);
      } else {
        skip();
      }
    });
  }

  /** The text of the element, to its end. */
  String text() throws CamtException, XMLStreamException {
    text.setLength(0);
    while (true) {
      switch (step()) {
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
          if (text.length() > LONGEST_TEXT) {
            throw new CamtException(
                Flaw.TOO_LARGE, "A text has more than " + LONGEST_TEXT + " characters");
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          return text.toString().strip();
        }
        case XMLStreamConstants.START_ELEMENT ->
          throw new CamtException(
              Flaw.BAD_VALUE, "%s stands where a text is expected".formatted(xml.getLocalName()));
        default -> {}
      }
    }
  }

  /** The attribute of the element that is open; null if it has none of this name. */
  @Nullable
  String attribute(String name) {
    return xml.getAttributeValue(null, name);
  }

  /** Passes the element, with all that is in it. */
  void skip() throws CamtException, XMLStreamException {
    var outside = depth - 1;
    while (depth > outside) {
      step();
    }
  }

  /** To the next start or end of an element. */
  private int next() throws CamtException, XMLStreamException {
    while (true) {
      var event = step();
      if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
        return event;
      }
    }
  }

  private int step() throws CamtException, XMLStreamException {
    var event = xml.next();
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> {
        depth++;
        if (depth > DEEPEST) {
          throw new CamtException(
              Flaw.TOO_DEEP, "Elements are nested more than " + DEEPEST + " deep");
        }
      }
      case XMLStreamConstants.END_ELEMENT -> depth--;
      case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
        throw new CamtException(Flaw.DOCTYPE, "A statement has no DOCTYPE and no entities");
      default -> {}
    }
    return event;
  }

  /** Ends with an error where there is too much. */
  private static final class Bounded extends FilterInputStream {

    private final long maxBytes;
    private long read;

    private Bounded(InputStream in, long maxBytes) {
      super(in);
      this.maxBytes = maxBytes;
    }

    private boolean isExceeded() {
      return read > maxBytes;
    }

    @Override
    public int read() throws IOException {
      var value = super.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      var count = super.read(target, offset, length);
      count(Math.max(0, count));
      return count;
    }

    private void count(int bytes) throws IOException {
      read += bytes;
      if (isExceeded()) {
        throw new IOException("Too much");
      }
    }
  }
}
