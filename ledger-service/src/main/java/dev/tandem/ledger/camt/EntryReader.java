package dev.tandem.ledger.camt;

import java.time.LocalDate;
import java.util.Currency;
import javax.xml.stream.XMLStreamException;

import dev.tandem.web.text.CardNumbers;
import org.jspecify.annotations.Nullable;

/** Reads each {@code Ntry} of a statement. */
final class EntryReader {

  private final XmlCursor cursor;
  private final StatementVisitor visitor;
  private final Currency currency;
  private long bookedMinor;
  private int lines;

  EntryReader(XmlCursor cursor, StatementVisitor visitor, Currency currency) {
    this.cursor = cursor;
    this.visitor = visitor;
    this.currency = currency;
  }

  /** The sum of the booked entries so far. */
  long bookedMinor() {
    return bookedMinor;
  }

  void read() throws CamtException, XMLStreamException {
    var entry = new Entry();
    cursor.children(name -> {
      switch (name) {
        case "Amt" -> entry.amountMinor = amount();
        case "CdtDbtInd" -> entry.credit = Values.isCredit(cursor.text());
        case "RvslInd" -> entry.reversal = Values.isTrue(cursor.text());
        case "Sts" -> cursor.children(_ -> entry.status = cursor.text());
        case "BookgDt" -> cursor.children(_ -> entry.bookedOn = Values.date(cursor.text()));
        case "ValDt" -> cursor.children(_ -> entry.valueOn = Values.date(cursor.text()));
        case "AcctSvcrRef" -> entry.bankReference = cursor.text();
        case "Chrgs" -> charges(entry);
        case "NtryDtls" -> details(entry);
        default -> cursor.skip();
      }
    });
    if (entry.details == 0) {
      tell(entry, new Detail(), entry.signed());
    } else if (entry.detailMinor != entry.signed()
        || (entry.counted != null && entry.counted != entry.details)) {
      throw new CamtException(
          Flaw.ENTRY_SUM,
          "The %s details of %s do not make up the entry"
              .formatted(entry.details, entry.bankReference));
    }
    if (entry.isBooked()) {
      bookedMinor = Math.addExact(bookedMinor, entry.signed());
    }
  }

  private void charges(Entry entry) throws CamtException, XMLStreamException {
    cursor.child("Rcrd", _ -> {
      var charge = new Entry();
      cursor.children(name -> {
        switch (name) {
          case "Amt" -> charge.amountMinor = amount();
          case "CdtDbtInd" -> charge.credit = Values.isCredit(cursor.text());
          case "ChrgInclInd" -> charge.reversal = Values.isTrue(cursor.text());
          default -> cursor.skip();
        }
      });
      // Only what is in the entry's amount; the rest is booked by an entry of its own.
      if (charge.reversal && charge.amountMinor != null) {
        entry.chargeMinor +=
            Boolean.TRUE.equals(charge.credit) ? -charge.amountMinor : charge.amountMinor;
      }
    });
  }

  private void details(Entry entry) throws CamtException, XMLStreamException {
    cursor.children(name -> {
      switch (name) {
        case "Btch" -> cursor.child("NbOfTxs", _ -> entry.counted = Values.sequence(cursor.text()));
        case "TxDtls" -> {
          var detail = detail();
          var amount = detail.amountMinor == null ? entry.signed() : detail.signed(entry);
          entry.details++;
          entry.detailMinor = Math.addExact(entry.detailMinor, amount);
          tell(entry, detail, amount);
        }
        default -> cursor.skip();
      }
    });
  }

  private Detail detail() throws CamtException, XMLStreamException {
    var detail = new Detail();
    cursor.children(name -> {
      switch (name) {
        case "Refs" ->
          cursor.children(kind -> {
            switch (kind) {
              case "EndToEndId" -> detail.endToEndId = noCard(cursor.text());
              case "AcctSvcrRef" -> detail.bankReference = cursor.text();
              default -> cursor.skip();
            }
          });
        case "Amt" -> detail.amountMinor = amount();
        case "CdtDbtInd" -> detail.credit = Values.isCredit(cursor.text());
        case "RltdPties" ->
          cursor.children(role -> {
            switch (role) {
              case "Dbtr", "Cdtr" ->
                cursor.child(
                    "Pty", _ -> cursor.child("Nm", _ -> detail.party = noCard(cursor.text())));
              default -> cursor.skip();
            }
          });
        case "RmtInf" -> cursor.child("Ustrd", _ -> detail.remittance = noCard(cursor.text()));
        default -> cursor.skip();
      }
    });
    return detail;
  }

  private void tell(Entry entry, Detail detail, long amountMinor) throws CamtException {
    var status = Values.needed(entry.status, "The status of an entry");
    if (!status.equals("BOOK") && !status.equals("PDNG")) {
      return;
    }
    lines++;
    var bookedOn = Values.needed(entry.bookedOn, "The booking date of an entry");
    visitor.line(new StatementLine(
        lines,
        entry.bankReference,
        detail.reference(),
        detail.bankReference == null ? entry.bankReference : detail.bankReference,
        amountMinor,
        entry.details > 1 ? 0 : entry.chargeMinor,
        entry.reversal,
        !entry.isBooked(),
        bookedOn,
        entry.valueOn == null ? bookedOn : entry.valueOn,
        detail.party));
  }

  // The bank's own references are its numbers; every tenth long one would pass for a card's.
  private static String noCard(String text) throws CamtException {
    if (CardNumbers.isIn(text)) {
      throw new CamtException(Flaw.CARD_NUMBER, "A text looks like a payment card number");
    }
    return text;
  }

  private long amount() throws CamtException, XMLStreamException {
    var stated = cursor.attribute("Ccy");
    if (!currency.getCurrencyCode().equals(stated)) {
      throw new CamtException(
          Flaw.BAD_VALUE, "An account in %s has no entries in %s".formatted(currency, stated));
    }
    return Values.minorUnits(cursor.text(), currency);
  }

  /** An {@code Ntry} while it is being read. */
  private static final class Entry {
    private @Nullable Long amountMinor;
    private @Nullable Boolean credit;
    private boolean reversal;
    private @Nullable String status;
    private @Nullable LocalDate bookedOn;
    private @Nullable LocalDate valueOn;
    private @Nullable String bankReference;
    private long chargeMinor;
    private int details;
    private long detailMinor;
    private @Nullable Long counted;

    private boolean isBooked() {
      return "BOOK".equals(status);
    }

    private long signed() throws CamtException {
      var amount = Values.needed(amountMinor, "The amount of an entry");
      return Values.needed(credit, "The sign of an entry") ? amount : -amount;
    }
  }

  /** A {@code TxDtls} while it is being read. */
  private static final class Detail {
    private @Nullable Long amountMinor;
    private @Nullable Boolean credit;
    private @Nullable String endToEndId;
    private @Nullable String remittance;
    private @Nullable String bankReference;
    private @Nullable String party;

    private long signed(Entry entry) throws CamtException {
      var amount = Values.needed(amountMinor, "The amount of a detail");
      var isCredit = credit == null ? Values.needed(entry.credit, "The sign of an entry") : credit;
      return isCredit ? amount : -amount;
    }

    private @Nullable String reference() {
      return endToEndId == null || endToEndId.equals("NOTPROVIDED") ? remittance : endToEndId;
    }
  }
}
