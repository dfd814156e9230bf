package dev.tandem.localstack.bank.statement;

import java.io.StringReader;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import dev.tandem.localstack.bank.statement.PaymentOrder.Transfer;
import dev.tandem.localstack.simulator.Fields;

/** Reads a pain.001: the values of each transfer by the paths of their elements. */
final class PaymentReader {

  private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:";
  private static final String MESSAGE = "pain.001.001.";
  private static final String TRANSFER = "/CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf";

  private final Deque<String> path = new ArrayDeque<>();
  private final Map<String, String> values = new HashMap<>();
  private final List<Transfer> transfers = new ArrayList<>();
  private String name = "";

  private PaymentReader() {}

  /** The order in {@code text}; a refusal if it is none. */
  static PaymentOrder read(String text) {
    try {
      XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
      return new PaymentReader().read(factory.createXMLStreamReader(new StringReader(text)));
    } catch (XMLStreamException | IllegalArgumentException | NoSuchElementException e) {
      throw Fields.malformed("This is no pain.001: " + e.getMessage());
    } catch (DateTimeException e) {
      throw Fields.malformed("This is no date: " + e.getMessage());
    }
  }

  private PaymentOrder read(XMLStreamReader xml) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          text.setLength(0);
          open(xml);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          close(text.toString().strip());
          text.setLength(0);
        }
        case XMLStreamConstants.DTD -> throw Fields.malformed("A pain.001 has no DOCTYPE");
        default -> {}
      }
    }
    String header = "/CstmrCdtTrfInitn/GrpHdr/";
    String sum = values.get(header + "CtrlSum");
    return new PaymentOrder(
        needed(header + "MsgId"),
        name,
        Integer.parseInt(needed(header + "NbOfTxs")),
        sum == null ? null : new BigDecimal(sum),
        List.copyOf(transfers));
  }

  private void open(XMLStreamReader xml) {
    if (path.isEmpty()) {
      String namespace = String.valueOf(xml.getNamespaceURI());
      if (!namespace.startsWith(NAMESPACE + MESSAGE) || !xml.getLocalName().equals("Document")) {
        throw Fields.malformed("The document must be a pain.001.001.09");
      }
      name = namespace.substring(NAMESPACE.length());
      path.addLast("");
      return;
    }
    path.addLast(path.getLast() + "/" + xml.getLocalName());
    if (path.getLast().equals(TRANSFER)) {
      values.keySet().removeIf(it -> it.startsWith(TRANSFER));
    }
    String currency = xml.getAttributeValue(null, "Ccy");
    if (currency != null) {
      values.put(path.getLast() + "@Ccy", currency);
    }
  }

  private void close(String text) {
    String closed = path.removeLast();
    if (!text.isEmpty()) {
      values.put(closed, text);
    } else if (closed.equals(TRANSFER)) {
      transfers.add(transfer());
    }
  }

  private Transfer transfer() {
    String information = "/CstmrCdtTrfInitn/PmtInf/";
    String endToEndId = needed(TRANSFER + "/PmtId/EndToEndId");
    String date = values.getOrDefault(
        information + "ReqdExctnDt/Dt", values.get(information + "ReqdExctnDt"));
    return new Transfer(
        needed(information + "PmtInfId"),
        endToEndId,
        values.getOrDefault(TRANSFER + "/RmtInf/Ustrd", endToEndId),
        new BigDecimal(needed(TRANSFER + "/Amt/InstdAmt")),
        needed(TRANSFER + "/Amt/InstdAmt@Ccy"),
        account(information + "DbtrAcct"),
        values.getOrDefault(TRANSFER + "/Cdtr/Nm", ""),
        account(TRANSFER + "/CdtrAcct"),
        date == null ? null : LocalDate.parse(date));
  }

  private String account(String account) {
    String iban = values.get(account + "/Id/IBAN");
    return iban == null ? needed(account + "/Id/Othr/Id") : iban;
  }

  private String needed(String wanted) {
    String value = values.get(wanted);
    if (value == null) {
      throw new NoSuchElementException(wanted + " is missing");
    }
    return value;
  }
}
