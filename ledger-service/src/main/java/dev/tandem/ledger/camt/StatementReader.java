package dev.tandem.ledger.camt;

import java.time.LocalDate;
import java.util.Currency;
import javax.xml.stream.XMLStreamException;

import org.jspecify.annotations.Nullable;

/** Reads one {@code Stmt}. */
final class StatementReader {

  private final XmlCursor cursor;
  private final StatementVisitor visitor;
  private @Nullable String account;
  private @Nullable Currency currency;
  private @Nullable Long sequence;
  private @Nullable Long opening;
  private @Nullable Long closing;
  private @Nullable LocalDate day;
  private @Nullable EntryReader entries;

  StatementReader(XmlCursor cursor, StatementVisitor visitor) {
    this.cursor = cursor;
    this.visitor = visitor;
  }

  void read() throws CamtException, XMLStreamException {
    cursor.children(name -> {
      switch (name) {
        case "ElctrncSeqNb" -> {
          var electronic = Values.sequence(cursor.text());
          sequence = sequence == null ? electronic : sequence;
        }
        case "LglSeqNb" -> sequence = Values.sequence(cursor.text());
        case "Acct" -> account();
        case "Bal" -> balance();
        case "Ntry" -> entries().read();
        default -> cursor.skip();
      }
    });
    var booked = entries().bookedMinor();
    if (Math.addExact(Values.needed(opening, "OPBD"), booked) != Values.needed(closing, "CLBD")) {
      throw new CamtException(
          Flaw.BALANCE,
          "%s and entries of %s do not make up the closing balance of %s (minor units)"
              .formatted(opening, booked, closing));
    }
    visitor.end();
  }

  /** The reader of entries, which begins the statement: all else stands before them. */
  private EntryReader entries() throws CamtException {
    var known = entries;
    if (known == null) {
      var money = Values.needed(currency, "The currency");
      visitor.begin(new StatementHead(
          Values.needed(account, "The account"),
          money,
          Values.needed(sequence, "The sequence number"),
          Values.needed(day, "The date of the closing balance"),
          Values.needed(opening, "The opening balance (OPBD)"),
          Values.needed(closing, "The closing balance (CLBD)")));
      known = new EntryReader(cursor, visitor, money);
      entries = known;
    }
    return known;
  }

  private void account() throws CamtException, XMLStreamException {
    cursor.children(name -> {
      switch (name) {
        case "Id" ->
          cursor.children(kind -> {
            switch (kind) {
              case "IBAN" -> account = cursor.text();
              case "Othr" -> cursor.child("Id", _ -> account = cursor.text());
              default -> cursor.skip();
            }
          });
        case "Ccy" -> currency = Values.currency(cursor.text());
        default -> cursor.skip();
      }
    });
  }

  private void balance() throws CamtException, XMLStreamException {
    var balance = new Balance();
    cursor.children(name -> {
      switch (name) {
        case "Tp" ->
          cursor.child(
              "CdOrPrtry",
              _ -> cursor.child("Cd", _ -> {
                balance.type = cursor.text();
              }));
        case "Amt" -> balance.amountMinor = amount();
        case "CdtDbtInd" -> balance.credit = Values.isCredit(cursor.text());
        case "Dt" -> cursor.children(_ -> balance.day = Values.date(cursor.text()));
        default -> cursor.skip();
      }
    });
    switch (String.valueOf(balance.type)) {
      case "OPBD", "PRCD" -> opening = balance.signed();
      case "CLBD" -> {
        closing = balance.signed();
        day = balance.day;
      }
      default -> {}
    }
  }

  private long amount() throws CamtException, XMLStreamException {
    var stated = Values.currency(cursor.attribute("Ccy"));
    var known = currency;
    if (known == null) {
      currency = stated;
    } else if (!known.equals(stated)) {
      throw new CamtException(
          Flaw.BAD_VALUE, "An account in %s has no amounts in %s".formatted(known, stated));
    }
    return Values.minorUnits(cursor.text(), stated);
  }

  /** A {@code Bal} while it is being read. */
  private static final class Balance {
    private @Nullable String type;
    private @Nullable Long amountMinor;
    private @Nullable Boolean credit;
    private @Nullable LocalDate day;

    private long signed() throws CamtException {
      var amount = Values.needed(amountMinor, "The amount of a balance");
      return Values.needed(credit, "The sign of a balance") ? amount : -amount;
    }
  }
}
