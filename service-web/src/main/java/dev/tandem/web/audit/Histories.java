package dev.tandem.web.audit;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What people have changed of one thing, for those who work on it: the log is for auditors. */
public final class Histories {

  private static final int MOST = 100;

  private final JdbcAuditLog log;
  private final JsonMapper json;

  Histories(JdbcAuditLog log, JsonMapper json) {
    this.log = log;
    this.json = json;
  }

  /** The changes of the thing whose id is {@code subject}: the newest first, 100 acts at most. */
  public List<Entry> of(String subject) {
    var itsActs = new JdbcAuditLog.Wanted(Long.MAX_VALUE, null, null, subject, null, null);
    return log.find(itsActs, MOST).stream().flatMap(it -> entries(it, subject)).toList();
  }

  private Stream<Entry> entries(WrittenAct written, String subject) {
    var act = written.act();
    return Stream.of(json.readValue(written.changes(), Change[].class))
        .filter(it -> it.subject().equals(subject))
        .map(it -> new Entry(written.at(), act.actor(), it.before(), it.after(), act.reason()));
  }

  /**
   * A change by a person.
   *
   * @param actor by their token's {@code sub}
   * @param before null if it was not there
   * @param after null if it went
   */
  public record Entry(
      Instant at,
      String actor,
      @Nullable String before,
      @Nullable String after,
      @Nullable String reason) {}
}
