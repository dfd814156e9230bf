package dev.tandem.web.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import io.micrometer.core.instrument.Counter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import tools.jackson.core.JacksonException;

/**
 * Keeps records of a topic, all of a batch together. What cannot be read, or what the database does
 * not take, is counted and skipped, so that it holds nothing up.
 */
public final class KeepRecords<T> {

  private static final Logger log = LoggerFactory.getLogger(KeepRecords.class);

  private final Function<String, T> read;
  private final Consumer<List<T>> keep;
  private final Counter unreadable;

  /**
   * @param read reads a record; throws {@link JacksonException} or {@link IllegalArgumentException}
   *     if it is something else
   * @param unreadable counts what is skipped; its name says in the log what that was
   */
  public KeepRecords(Function<String, T> read, Consumer<List<T>> keep, Counter unreadable) {
    this.read = read;
    this.keep = keep;
    this.unreadable = unreadable;
  }

  /** Keeps records, the oldest first; returns those that it could keep. */
  public List<T> keep(List<String> records) {
    var known = new ArrayList<T>(records.size());
    for (var record : records) {
      try {
        known.add(read.apply(record));
      } catch (JacksonException | IllegalArgumentException e) {
        skip(e.getMessage());
      }
    }
    if (known.isEmpty()) {
      return known;
    }
    try {
      keep.accept(known);
    } catch (DataIntegrityViolationException e) {
      known.removeIf(one -> !isKept(one));
    }
    return known;
  }

  /** Keeps one of several of which the database takes not all. */
  private boolean isKept(T one) {
    try {
      keep.accept(List.of(one));
      return true;
    } catch (DataIntegrityViolationException e) {
      // Its message has the row.
      skip(e.getClass().getSimpleName());
      return false;
    }
  }

  private void skip(@Nullable String why) {
    unreadable.increment();
    log.warn("{}: a record is skipped: {}", unreadable.getId().getName(), why);
  }
}
