package dev.tandem.localstack.fundhouse;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * The fund house's book: every order once, however often it is submitted. With a journal it
 * survives a restart.
 */
final class HouseBook implements AutoCloseable {

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, HouseOrder> orders = new LinkedHashMap<>();
  private final @Nullable BufferedWriter journal;

  private HouseBook(@Nullable BufferedWriter journal) {
    this.journal = journal;
  }

  static HouseBook inMemory() {
    return new HouseBook(null);
  }

  /** The book that {@code file} keeps, continued. */
  static HouseBook keptIn(Path file) {
    try {
      String text = Files.exists(file) ? Files.readString(file) : "";
      // What follows the last line break was cut off by a crash and never answered.
      String whole = text.substring(0, text.lastIndexOf('\n') + 1);
      Files.writeString(file, whole);
      HouseBook book = new HouseBook(
          Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND));
      whole
          .lines()
          .map(HouseOrder::ofLine)
          .forEach(order -> book.orders.put(order.reference(), order));
      return book;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The order in the book, new or known; none if its reference names another. */
  Optional<HouseOrder> book(HouseOrder wanted) {
    lock.lock();
    try {
      HouseOrder known = orders.get(wanted.reference());
      if (known != null) {
        return known.isSameRequestAs(wanted) ? Optional.of(known) : Optional.empty();
      }
      HouseOrder order = wanted.numbered(orders.size() + 1L);
      if (journal != null) {
        journal.append(order.toLine()).append('\n').flush();
      }
      orders.put(order.reference(), order);
      return Optional.of(order);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
    if (journal != null) {
      try {
        journal.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
