package dev.tandem.messaging.internal.order;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** The position of each subject in each group: the sequence number of the last event applied. */
public final class JdbcSubjectPositions {

  private final JdbcClient jdbc;

  public JdbcSubjectPositions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The positions of {@code subjects}, 0 for new ones, locked until the transaction ends. All
   * callers lock in the same order, so they wait for each other and never deadlock.
   */
  public Map<Subject, Long> lock(String group, Collection<Subject> subjects) {
    return select("messaging.lock_positions", group, subjects);
  }

  /** The positions of {@code subjects} as they are at the moment, 0 for new ones. */
  public Map<Subject, Long> read(String group, Collection<Subject> subjects) {
    return select("messaging.read_positions", group, subjects);
  }

  private Map<Subject, Long> select(String function, String group, Collection<Subject> subjects) {
    List<Subject> sorted = List.copyOf(new TreeSet<>(subjects));
    List<Long> found = jdbc.sql("SELECT * FROM " + function + "(:group, :topics, :subjects)")
        .param("group", group)
        .param("topics", topics(sorted))
        .param("subjects", names(sorted))
        .query(Long.class)
        .list();
    Map<Subject, Long> positions = new HashMap<>();
    for (int i = 0; i < sorted.size(); i++) {
      positions.put(sorted.get(i), found.get(i));
    }
    return positions;
  }

  /**
   * The position of one subject, locked; empty if another transaction holds it or it does not exist
   * yet.
   */
  public OptionalLong lockIfFree(String group, Subject subject) {
    List<Long> found = jdbc.sql("""
                SELECT applied_sequence FROM messaging.subject_position
                WHERE consumer_group = ? AND topic = ? AND subject = ?
                FOR UPDATE SKIP LOCKED
                """)
        .params(group, subject.topic(), subject.name())
        .query(Long.class)
        .list();
    return found.isEmpty() ? OptionalLong.empty() : OptionalLong.of(found.get(0));
  }

  /** Moves positions that this transaction has locked. */
  public void advance(String group, Map<Subject, Long> positions) {
    if (positions.isEmpty()) {
      return;
    }
    List<Subject> subjects = List.copyOf(positions.keySet());
    jdbc.sql("SELECT messaging.advance_positions(:group, :topics, :subjects, :sequences)")
        .param("group", group)
        .param("topics", topics(subjects))
        .param("subjects", names(subjects))
        .param("sequences", numbers(subjects.stream().map(positions::get).toList()))
        .query(row -> {});
  }

  static SqlArrayValue topics(List<Subject> subjects) {
    return new SqlArrayValue("text", subjects.stream().map(Subject::topic).toArray());
  }

  static SqlArrayValue names(List<Subject> subjects) {
    return new SqlArrayValue("text", subjects.stream().map(Subject::name).toArray());
  }

  static SqlArrayValue numbers(List<Long> numbers) {
    return new SqlArrayValue("bigint", numbers.toArray());
  }
}
