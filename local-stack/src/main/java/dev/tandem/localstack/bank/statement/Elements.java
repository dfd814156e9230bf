package dev.tandem.localstack.bank.statement;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.Currency;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes one XML document, element by element. */
final class Elements {

  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();
  private static final int BUFFER = 64 * 1024;

  private final XMLStreamWriter xml;

  private Elements(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** The content of an element. */
  @FunctionalInterface
  interface Content {
    void write() throws XMLStreamException;
  }

  /** The content of a whole document. */
  @FunctionalInterface
  interface Page {
    void write(Elements elements) throws XMLStreamException;
  }

  /** Writes a {@code Document} of {@code namespace} to {@code out}, which stays open. */
  static void document(OutputStream out, String namespace, Page page) throws IOException {
    try {
      // The writer hands on every tag by itself.
      OutputStream buffered = new BufferedOutputStream(out, BUFFER);
      XMLStreamWriter xml = FACTORY.createXMLStreamWriter(buffered, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("Document");
      xml.writeDefaultNamespace(namespace);
      page.write(new Elements(xml));
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.flush();
      buffered.flush();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  void in(String name, Content content) throws XMLStreamException {
    xml.writeStartElement(name);
    content.write();
    xml.writeEndElement();
  }

  void text(String name, Object value) throws XMLStreamException {
    in(name, () -> xml.writeCharacters(value.toString()));
  }

  /** An amount without its sign, which stands in an element beside it. */
  void amount(String name, long amountMinor, String currency) throws XMLStreamException {
    in(name, () -> {
      xml.writeAttribute("Ccy", currency);
      xml.writeCharacters(decimal(amountMinor, currency));
    });
  }

  void direction(long amountMinor) throws XMLStreamException {
    text("CdtDbtInd", amountMinor < 0 ? "DBIT" : "CRDT");
  }

  static String decimal(long amountMinor, String currency) {
    int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    return BigDecimal.valueOf(Math.abs(amountMinor), digits).toPlainString();
  }
}
