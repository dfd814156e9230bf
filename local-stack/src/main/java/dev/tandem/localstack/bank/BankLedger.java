package dev.tandem.localstack.bank;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import dev.tandem.localstack.bank.BankEntry.Kind;
import dev.tandem.localstack.bank.BankEntry.State;
import dev.tandem.localstack.simulator.Journal;
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
  private final Map<String, Long> chargedMinor = new HashMap<>();
  private final Map<String, Long> refundedMinor = new HashMap<>();
  private final Journal journal;

  private BankLedger(Journal journal) {
    this.journal = journal;
    journal.kept().stream().map(BankEntry::ofLine).forEach(this::remember);
  }

  /** The outcome of a request to book something. */
  sealed interface Outcome {

    /** It is in the book, by this request or by an equal one before. */
    record Booked(BankEntry entry) implements Outcome {}

    /** Its reference belongs to another entry. */
    record ReferenceReused() implements Outcome {}

    /** There is no such charge to refund. */
    record ChargeNotFound() implements Outcome {}

    /** The refund is more than is left of the charge. */
    record ExceedsCharge() implements Outcome {}
  }

  /** Opens the book in {@code journal} and continues it. */
  static BankLedger in(Journal journal) {
    return new BankLedger(journal);
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

  /** Books the same entry again, under the same reference, which a bank must never do. */
  void bookAgain(BankEntry entry) {
    lock.lock();
    try {
      boolean once = book.stream()
              .filter(it -> it.kind() == entry.kind() && it.reference().equals(entry.reference()))
              .count()
          == 1;
      if (once) {
        append(entry);
      }
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
    journal.close();
  }

  private @Nullable Outcome refusalOfRefund(BankEntry wanted) {
    BankEntry charge = charges.get(wanted.source());
    if (charge == null
        || charge.state() != State.CHARGED
        || !charge.currency().equals(wanted.currency())) {
      return new Outcome.ChargeNotFound();
    }
    long left = chargedMinor.getOrDefault(wanted.source(), 0L)
        - refundedMinor.getOrDefault(wanted.source(), 0L);
    return wanted.amountMinor() > left ? new Outcome.ExceedsCharge() : null;
  }

  private BankEntry append(BankEntry wanted) {
    BankEntry entry = wanted.numbered(book.size() + 1L);
    journal.append(entry.toLine());
    remember(entry);
    return entry;
  }

  private void remember(BankEntry entry) {
    book.add(entry);
    entriesOf(entry.kind()).putIfAbsent(entry.reference(), entry);
    if (entry.state() == State.CHARGED) {
      chargedMinor.merge(entry.reference(), entry.amountMinor(), Long::sum);
    } else if (entry.kind() == Kind.REFUND) {
      refundedMinor.merge(entry.source(), entry.amountMinor(), Long::sum);
    }
  }

  private Map<String, BankEntry> entriesOf(Kind kind) {
    return kind == Kind.CHARGE ? charges : refunds;
  }
}
