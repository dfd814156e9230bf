package dev.tandem.localstack.bank.statement;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;

import dev.tandem.localstack.bank.statement.Payments.Item;
import dev.tandem.localstack.bank.statement.Payments.Taken;

/** Writes what became of a payment order as a pain.002.001.10. */
final class PaymentAnswer {

  private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.002.001.10";

  private PaymentAnswer() {}

  static void write(OutputStream out, Taken taken) throws IOException {
    Elements.document(
        out,
        NAMESPACE,
        xml -> xml.in("CstmrPmtStsRpt", () -> {
          xml.in("GrpHdr", () -> {
            xml.text("MsgId", String.format(Locale.ROOT, "STS-%d", taken.at().toEpochMilli()));
            xml.text("CreDtTm", taken.at());
          });
          xml.in("OrgnlGrpInfAndSts", () -> {
            xml.text("OrgnlMsgId", taken.order().messageId());
            xml.text("OrgnlMsgNmId", taken.order().messageName());
            xml.text("GrpSts", status(taken));
            if (taken.refusal() != null) {
              reason(xml, taken.refusal());
            }
          });
          for (String information : informations(taken)) {
            xml.in("OrgnlPmtInfAndSts", () -> {
              xml.text("OrgnlPmtInfId", information);
              for (Item item : taken.items()) {
                if (item.transfer().paymentInformationId().equals(information)) {
                  xml.in("TxInfAndSts", () -> item(xml, item));
                }
              }
            });
          }
        }));
  }

  /** Accepted, in part, or refused. */
  private static String status(Taken taken) {
    long refused = taken.items().stream().filter(item -> item.refusal() != null).count();
    if (taken.refusal() != null || refused == taken.items().size()) {
      return "RJCT";
    }
    return refused == 0 ? "ACCP" : "PART";
  }

  private static List<String> informations(Taken taken) {
    return taken.items().stream()
        .map(item -> item.transfer().paymentInformationId())
        .distinct()
        .toList();
  }

  private static void item(Elements xml, Item item) throws XMLStreamException {
    xml.text("OrgnlEndToEndId", item.transfer().endToEndId());
    xml.text("TxSts", item.refusal() == null ? "ACCP" : "RJCT");
    if (item.refusal() != null) {
      reason(xml, item.refusal());
    }
  }

  private static void reason(Elements xml, String code) throws XMLStreamException {
    xml.in("StsRsnInf", () -> xml.in("Rsn", () -> xml.text("Cd", code)));
  }
}
