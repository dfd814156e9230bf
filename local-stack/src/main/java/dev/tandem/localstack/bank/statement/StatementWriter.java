package dev.tandem.localstack.bank.statement;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;

import dev.tandem.localstack.bank.statement.Booking.Kind;

/** Writes statements as a camt.053.001.08. */
public final class StatementWriter {

  private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08";

  // Longer references of the client stand in the remittance information.
  private static final int LONGEST_END_TO_END_ID = 35;

  private final Elements xml;

  private StatementWriter(Elements xml) {
    this.xml = xml;
  }

  /** Writes {@code statements}, at least one, as one document to {@code out}. */
  public static void write(OutputStream out, List<Statement> statements) throws IOException {
    Elements.document(out, NAMESPACE, xml -> new StatementWriter(xml).document(statements));
  }

  private void document(List<Statement> statements) throws XMLStreamException {
    Statement first = statements.getFirst();
    xml.in("BkToCstmrStmt", () -> {
      xml.in("GrpHdr", () -> {
        xml.text("MsgId", "STMT-" + first.day());
        xml.text("CreDtTm", first.createdAt());
      });
      for (Statement statement : statements) {
        xml.in("Stmt", () -> statement(statement));
      }
    });
  }

  private void statement(Statement statement) throws XMLStreamException {
    xml.text("Id", statement.account() + "-" + statement.sequence());
    xml.text("ElctrncSeqNb", statement.sequence());
    xml.text("LglSeqNb", statement.sequence());
    xml.text("CreDtTm", statement.createdAt());
    xml.in("FrToDt", () -> {
      xml.text("FrDtTm", statement.day() + "T00:00:00Z");
      xml.text("ToDtTm", statement.day() + "T23:59:59Z");
    });
    xml.in("Acct", () -> {
      xml.in("Id", () -> xml.in("Othr", () -> xml.text("Id", statement.account())));
      xml.text("Ccy", statement.currency());
    });
    balance("OPBD", statement.openingMinor(), statement);
    balance("CLBD", statement.closingMinor(), statement);
    List<List<Line>> entries = statement.entries();
    summary(statement.booked(), entries);
    for (List<Line> entry : entries) {
      xml.in("Ntry", () -> entry(entry));
    }
  }

  private void balance(String code, long amountMinor, Statement statement)
      throws XMLStreamException {
    xml.in("Bal", () -> {
      xml.in("Tp", () -> xml.in("CdOrPrtry", () -> xml.text("Cd", code)));
      xml.amount("Amt", amountMinor, statement.currency());
      xml.direction(amountMinor);
      xml.in("Dt", () -> xml.text("Dt", statement.day()));
    });
  }

  private void summary(List<Line> booked, List<List<Line>> entries) throws XMLStreamException {
    if (booked.isEmpty()) {
      return;
    }
    long net = Statement.sum(booked);
    long count = entries.stream().filter(entry -> !entry.getFirst().pending()).count();
    xml.in(
        "TxsSummry",
        () -> xml.in("TtlNtries", () -> {
          xml.text("NbOfNtries", count);
          xml.in("TtlNetNtry", () -> {
            xml.text("Amt", Elements.decimal(net, booked.getFirst().booking().currency()));
            xml.direction(net);
          });
        }));
  }

  private void entry(List<Line> lines) throws XMLStreamException {
    Line first = lines.getFirst();
    long amountMinor = Statement.sum(lines);
    String currency = first.booking().currency();
    xml.text("NtryRef", first.entryReference());
    xml.amount("Amt", amountMinor, currency);
    xml.direction(amountMinor);
    if (first.reversal()) {
      xml.text("RvslInd", true);
    }
    xml.in("Sts", () -> xml.text("Cd", first.pending() ? "PDNG" : "BOOK"));
    xml.in("BookgDt", () -> xml.text("Dt", first.day()));
    xml.in("ValDt", () -> xml.text("Dt", first.day()));
    xml.text("AcctSvcrRef", first.entryReference());
    xml.in("BkTxCd", () -> transactionCode(first.booking().kind()));
    if (first.chargeMinor() != 0) {
      charges(first.chargeMinor(), currency);
    }
    xml.in("NtryDtls", () -> {
      if (lines.size() > 1) {
        xml.in("Btch", () -> {
          xml.text("NbOfTxs", lines.size());
          xml.amount("TtlAmt", amountMinor, currency);
          xml.direction(amountMinor);
        });
      }
      for (Line line : lines) {
        xml.in("TxDtls", () -> details(line));
      }
    });
  }

  private void transactionCode(Kind kind) throws XMLStreamException {
    boolean card = kind == Kind.CHARGE || kind == Kind.REFUND;
    xml.in("Domn", () -> {
      xml.text("Cd", "PMNT");
      xml.in("Fmly", () -> {
        xml.text("Cd", card ? "MCRD" : kind == Kind.PAYOUT ? "ICDT" : "RCDT");
        xml.text("SubFmlyCd", card ? "POSP" : "ESCT");
      });
    });
  }

  private void charges(long chargeMinor, String currency) throws XMLStreamException {
    xml.in("Chrgs", () -> {
      xml.amount("TtlChrgsAndTaxAmt", chargeMinor, currency);
      xml.in("Rcrd", () -> {
        xml.amount("Amt", chargeMinor, currency);
        xml.text("CdtDbtInd", "DBIT");
        xml.text("ChrgInclInd", true);
      });
    });
  }

  private void details(Line line) throws XMLStreamException {
    String reference = line.booking().reference();
    boolean fits = reference.length() <= LONGEST_END_TO_END_ID;
    xml.in("Refs", () -> {
      xml.text("AcctSvcrRef", line.bankReference());
      xml.text("EndToEndId", fits ? reference : "NOTPROVIDED");
    });
    xml.amount("Amt", line.amountMinor(), line.booking().currency());
    xml.direction(line.amountMinor());
    String role = line.booking().amountMinor() < 0 ? "Cdtr" : "Dbtr";
    xml.in(
        "RltdPties",
        () ->
            xml.in(role, () -> xml.in("Pty", () -> xml.text("Nm", line.booking().party()))));
    if (!fits) {
      xml.in("RmtInf", () -> xml.text("Ustrd", reference));
    }
    xml.text("AddtlTxInf", line.booking().kind().name().toLowerCase(Locale.ROOT));
  }
}
