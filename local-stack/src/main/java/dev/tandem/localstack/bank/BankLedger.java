package dev.tandem.localstack.bank;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import dev.tandem.localstack.bank.BankEntry.Kind;
import dev.tandem.localstack.bank.BankEntry.State;
import org.jspecify.annotations.Nullable;

/**
 * The bank's book: every charge and refund once, however often it is asked for. With a journal it
 * survives a restart.
 */
final class BankLedger implements AutoCloseable {

  private final ReentrantLock lock = new ReentrantLock();
  private final List<BankEntry> book = new ArrayList<>();
  private final Map<String, BankEntry> charges = new HashMap<>();
  private final Map<String, BankEntry> refunds = new HashMap<>();
  private final Map<String, Long> refundedMinor = new HashMap<>();
  private final @Nullable BufferedWriter journal;

  private BankLedger(@Nullable BufferedWriter journal) {
    this.journal = journal;
  }

  /** What became of a request to book something. */
  sealed interface Outcome {

    /** It is in the book, by this request or an equal one before. */
    record Booked(BankEntry entry) implements Outcome {}

    /** Its reference names something else. */
    record ReferenceReused() implements Outcome {}

    /** There is no such charge to refund. */
    record ChargeNotFound() implements Outcome {}

    /** More than the charge has left. */
    record ExceedsCharge() implements Outcome {}
  }

  static BankLedger inMemory() {
    return new BankLedger(null);
  }

  /** The book that {@code file} keeps, continued. */
  static BankLedger keptIn(Path file) {
    try {
      List<BankEntry> kept = new ArrayList<>();
      if (Files.exists(file)) {
        String text = Files.readString(file);
        // What follows the last line break was cut off by a crash and never answered.
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        Files.writeString(file, whole);
        whole.lines().map(BankEntry::ofLine).forEach(kept::add);
      }
      BankLedger ledger = new BankLedger(Files.newBufferedWriter(
          file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
      kept.forEach(ledger::remember);
      return ledger;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Outcome book(BankEntry wanted) {
    lock.lock();
    try {
      BankEntry known = entriesOf(wanted.kind()).get(wanted.reference());
      if (known != null) {
        return known.isSameRequestAs(wanted)
            ? new Outcome.Booked(known)
            : new Outcome.ReferenceReused();
      }
      Outcome refusal = wanted.kind() == Kind.REFUND ? refusalOfRefund(wanted) : null;
      return refusal == null ? new Outcome.Booked(append(wanted)) : refusal;
    } finally {
      lock.unlock();
    }
  }

  @Nullable
  BankEntry find(Kind kind, String reference) {
    lock.lock();
    try {
      return entriesOf(kind).get(reference);
    } finally {
      lock.unlock();
    }
  }

  /** The whole book, in the order it was written. */
  List<BankEntry> entries() {
    lock.lock();
    try {
      return List.copyOf(book);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    if (journal != null) {
      try {
        journal.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private @Nullable Outcome refusalOfRefund(BankEntry wanted) {
    BankEntry charge = charges.get(wanted.source());
    if (charge == null
        || charge.state() != State.CHARGED
        || !charge.currency().equals(wanted.currency())) {
      return new Outcome.ChargeNotFound();
    }
    long left = charge.amountMinor() - refundedMinor.getOrDefault(wanted.source(), 0L);
    return wanted.amountMinor() > left ? new Outcome.ExceedsCharge() : null;
  }

  private BankEntry append(BankEntry wanted) {
    BankEntry entry = wanted.numbered(book.size() + 1L);
    if (journal != null) {
      try {
        journal.append(entry.toLine()).append('\n').flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    remember(entry);
    return entry;
  }

  private void remember(BankEntry entry) {
    book.add(entry);
    entriesOf(entry.kind()).put(entry.reference(), entry);
    if (entry.kind() == Kind.REFUND) {
      refundedMinor.merge(entry.source(), entry.amountMinor(), Long::sum);
    }
  }

  private Map<String, BankEntry> entriesOf(Kind kind) {
    return kind == Kind.CHARGE ? charges : refunds;
  }
}
