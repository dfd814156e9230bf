package dev.tandem.ledger.settlement;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A pain.001.001.09 that pays one window. It says nothing but what the window says, so that it is
 * the same text whenever it is written again.
 */
final class PaymentOrder {

  private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

  private final XMLStreamWriter xml;

  private PaymentOrder(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** The order to pay {@code settlement}, which is closed. */
  static String of(Settlement settlement, PayoutProperties payout) {
    var text = new StringWriter();
    try {
      var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      new PaymentOrder(xml).write(settlement, payout);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  private void write(Settlement settlement, PayoutProperties payout) throws XMLStreamException {
    var closedAt = settlement.closedAt();
    var businessDate = settlement.businessDate();
    if (closedAt == null || businessDate == null) {
      throw new IllegalArgumentException(settlement.reference() + " is open");
    }
    var amount = amount(settlement);
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("Document");
    xml.writeDefaultNamespace(NAMESPACE);
    xml.writeStartElement("CstmrCdtTrfInitn");
    header(settlement, payout, amount, closedAt);
    xml.writeStartElement("PmtInf");
    text("PmtInfId", settlement.endToEndId());
    text("PmtMtd", "TRF");
    text("NbOfTxs", "1");
    text("CtrlSum", amount);
    execution(businessDate);
    nested(payout.debtor(), "Dbtr", "Nm");
    nested(payout.account(settlement.currency()), "DbtrAcct", "Id", "Othr", "Id");
    nested(payout.bank(), "DbtrAgt", "FinInstnId", "Nm");
    transfer(settlement, payout, amount);
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void header(
      Settlement settlement, PayoutProperties payout, String amount, Instant closedAt)
      throws XMLStreamException {
    xml.writeStartElement("GrpHdr");
    text("MsgId", settlement.endToEndId());
    text("CreDtTm", closedAt.toString());
    text("NbOfTxs", "1");
    text("CtrlSum", amount);
    nested(payout.debtor(), "InitgPty", "Nm");
    xml.writeEndElement();
  }

  private void execution(LocalDate day) throws XMLStreamException {
    nested(day.toString(), "ReqdExctnDt", "Dt");
  }

  private void transfer(Settlement settlement, PayoutProperties payout, String amount)
      throws XMLStreamException {
    xml.writeStartElement("CdtTrfTxInf");
    nested(settlement.endToEndId(), "PmtId", "EndToEndId");
    xml.writeStartElement("Amt");
    xml.writeStartElement("InstdAmt");
    xml.writeAttribute("Ccy", settlement.currency());
    xml.writeCharacters(amount);
    xml.writeEndElement();
    xml.writeEndElement();
    nested(settlement.counterparty(), "Cdtr", "Nm");
    nested(payout.creditorAccount(), "CdtrAcct", "Id", "Othr", "Id");
    nested(settlement.reference(), "RmtInf", "Ustrd");
    xml.writeEndElement();
  }

  private void nested(String value, String... names) throws XMLStreamException {
    for (var name : names) {
      xml.writeStartElement(name);
    }
    xml.writeCharacters(value);
    for (var _ : names) {
      xml.writeEndElement();
    }
  }

  private void text(String name, String value) throws XMLStreamException {
    nested(value, name);
  }

  private static String amount(Settlement settlement) {
    var digits = Currency.getInstance(settlement.currency()).getDefaultFractionDigits();
    return BigDecimal.valueOf(settlement.netMinor(), digits).toPlainString();
  }
}
