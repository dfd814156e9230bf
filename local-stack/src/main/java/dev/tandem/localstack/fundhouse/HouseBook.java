package dev.tandem.localstack.fundhouse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

import dev.tandem.localstack.simulator.Journal;

/**
 * The fund house's book: every order once, however often it is submitted. With a journal it
 * survives a restart.
 */
final class HouseBook implements AutoCloseable {

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, HouseOrder> orders = new LinkedHashMap<>();
  private final Journal journal;

  /** Opens the book in {@code journal} and continues it. */
  HouseBook(Journal journal) {
    this.journal = journal;
    journal.kept().stream()
        .map(HouseOrder::ofLine)
        .forEach(order -> orders.put(order.reference(), order));
  }

  /** Books the order unless it is known; empty if its reference belongs to another. */
  Optional<HouseOrder> book(HouseOrder wanted) {
    lock.lock();
    try {
      HouseOrder known = orders.get(wanted.reference());
      if (known != null) {
        return known.isSameRequestAs(wanted) ? Optional.of(known) : Optional.empty();
      }
      HouseOrder order = wanted.numbered(orders.size() + 1L);
      journal.append(order.toLine());
      orders.put(order.reference(), order);
      return Optional.of(order);
    } finally {
      lock.unlock();
    }
  }

  Optional<HouseOrder> find(String reference) {
    lock.lock();
    try {
      return Optional.ofNullable(orders.get(reference));
    } finally {
      lock.unlock();
    }
  }

  /** The whole book, in the order it was written. */
  List<HouseOrder> orders() {
    lock.lock();
    try {
      return List.copyOf(orders.values());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    journal.close();
  }
}
