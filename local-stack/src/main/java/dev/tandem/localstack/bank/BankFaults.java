package dev.tandem.localstack.bank;

import java.time.InstantSource;
import java.util.Optional;

import dev.tandem.localstack.bank.BankEntry.Kind;
import dev.tandem.localstack.bank.statement.StatementFaults;
import dev.tandem.localstack.http.JsonServer;
import dev.tandem.localstack.simulator.Fault;
import dev.tandem.localstack.simulator.FaultBook;
import dev.tandem.localstack.simulator.Fields;

/**
 * The faults that the bank makes on request:
 *
 * <ul>
 *   <li>{@code amount}: books and says another amount, half of it unless told which;
 *   <li>{@code currency}: books and says another currency, JPY unless told which;
 *   <li>{@code twice}: charges twice under one reference;
 *   <li>{@code late}: charges, and tells nobody before {@code lasting} is over;
 *   <li>{@code unavailable}: answers 503 for {@code lasting}.
 * </ul>
 *
 * <p>The first four strike one {@code reference}, or {@code percent} of the charges from then on.
 * An {@code amount} that comes after the charge, and {@code late} without {@code lasting}, strike
 * the statement alone, as the other {@link StatementFaults} do.
 */
final class BankFaults implements AutoCloseable {

  private static final String AMOUNT = "amount";
  private static final String CURRENCY = "currency";
  private static final String TWICE = "twice";
  private static final String LATE = "late";
  private static final String UNAVAILABLE = "unavailable";

  private final FaultBook book;
  private final InstantSource clock;

  BankFaults(FaultBook book, InstantSource clock, JsonServer server) {
    this.book = book;
    this.clock = clock;
    book.kind(AMOUNT, BankFaults::checkAmount)
        .kind(CURRENCY, BankFaults::checkCurrency)
        .kind(TWICE, FaultBook::targeted)
        .kind(LATE, BankFaults::checkLate)
        .kind(UNAVAILABLE, FaultBook::timed)
        .open(server);
  }

  /** The entry that is booked in the place of {@code wanted}. */
  BankEntry distorted(BankEntry wanted) {
    if (wanted.kind() != Kind.CHARGE || !wanted.isBooked()) {
      return wanted;
    }
    BankEntry booked = wanted;
    Optional<Fault> amount = book.striking(AMOUNT, wanted.reference(), wanted.at());
    if (amount.isPresent()) {
      Long other = amount.get().amountMinor();
      booked = booked.ofAmount(
          other == null ? (wanted.amountMinor() + 1) / 2 : other, booked.currency());
    }
    Optional<Fault> currency = book.striking(CURRENCY, wanted.reference(), wanted.at());
    if (currency.isPresent()) {
      String other = currency.get().currency();
      booked = booked.ofAmount(booked.amountMinor(), other == null ? "JPY" : other);
    }
    return booked;
  }

  boolean strikesTwice(BankEntry entry) {
    return book.striking(TWICE, entry.reference(), entry.at()).isPresent();
  }

  /** Whether the bank does not show {@code entry} yet. */
  boolean isHeldBack(BankEntry entry) {
    return entry.kind() == Kind.CHARGE
        && book.striking(LATE, entry.reference(), entry.at())
            .filter(fault -> fault.lasting() != null)
            .filter(fault -> !fault.isOver(entry.at(), clock.instant()))
            .isPresent();
  }

  boolean areServersDown() {
    return book.lasts(UNAVAILABLE);
  }

  @Override
  public void close() {
    book.close();
  }

  private static void checkLate(Fault fault) {
    if (fault.lasting() == null) {
      StatementFaults.checkTarget(fault);
    } else {
      FaultBook.targeted(fault);
      FaultBook.timed(fault);
    }
  }

  private static void checkAmount(Fault fault) {
    StatementFaults.checkTarget(fault);
    if (fault.amountMinor() != null && fault.amountMinor() <= 0) {
      throw Fields.malformed("amountMinor must be positive");
    }
  }

  private static void checkCurrency(Fault fault) {
    FaultBook.targeted(fault);
    if (fault.currency() != null && !fault.currency().matches("[A-Z]{3}")) {
      throw Fields.malformed("currency must be an ISO 4217 code");
    }
  }
}
