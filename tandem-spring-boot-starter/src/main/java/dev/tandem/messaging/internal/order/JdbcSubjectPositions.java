package dev.tandem.messaging.internal.order;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** How far each subject is: the sequence number of the last event applied, for each group. */
public final class JdbcSubjectPositions {

  private static final String SELECT = """
      SELECT position.topic, position.subject, position.applied_sequence
      FROM messaging.subject_position AS position
      WHERE position.consumer_group = :group
        AND (position.topic, position.subject) IN (
          SELECT wanted.topic, wanted.subject FROM unnest(:topics, :subjects) AS wanted (topic, subject))
      """;

  private final JdbcClient jdbc;

  public JdbcSubjectPositions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The positions of {@code subjects}, 0 for new ones, locked until the transaction ends. All callers lock
   * in the same order, so they wait for each other and never deadlock.
   */
  public Map<Subject, Long> lock(String group, Collection<Subject> subjects) {
    List<Subject> sorted = List.copyOf(new TreeSet<>(subjects));
    // Insert first: FOR UPDATE locks nothing while the row is missing.
    jdbc.sql("""
            INSERT INTO messaging.subject_position (consumer_group, topic, subject)
            SELECT :group, wanted.topic, wanted.subject
            FROM unnest(:topics, :subjects) AS wanted (topic, subject)
            ORDER BY wanted.topic, wanted.subject
            ON CONFLICT DO NOTHING
            """)
        .param("group", group)
        .param("topics", topics(sorted))
        .param("subjects", names(sorted))
        .update();
    return select(SELECT + " ORDER BY position.topic, position.subject FOR UPDATE", group, sorted);
  }

  /** The positions of {@code subjects} as they are at the moment; new subjects are missing. */
  public Map<Subject, Long> read(String group, Collection<Subject> subjects) {
    return select(SELECT, group, List.copyOf(new TreeSet<>(subjects)));
  }

  private Map<Subject, Long> select(String sql, String group, List<Subject> subjects) {
    Map<Subject, Long> positions = new HashMap<>();
    jdbc.sql(sql)
        .param("group", group)
        .param("topics", topics(subjects))
        .param("subjects", names(subjects))
        .query(row -> {
          positions.put(
              new Subject(row.getString("topic"), row.getString("subject")),
              row.getLong("applied_sequence"));
        });
    return positions;
  }

  /** The position of one subject, locked; empty if somebody else holds it or it does not exist yet. */
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
    jdbc.sql("""
            UPDATE messaging.subject_position AS position
            SET applied_sequence = moved.sequence
            FROM unnest(:topics, :subjects, :sequences) AS moved (topic, subject, sequence)
            WHERE position.consumer_group = :group
              AND position.topic = moved.topic
              AND position.subject = moved.subject
            """)
        .param("group", group)
        .param("topics", topics(subjects))
        .param("subjects", names(subjects))
        .param(
            "sequences",
            new SqlArrayValue("bigint", subjects.stream().map(positions::get).toArray()))
        .update();
  }

  static SqlArrayValue topics(List<Subject> subjects) {
    return new SqlArrayValue("text", subjects.stream().map(Subject::topic).toArray());
  }

  static SqlArrayValue names(List<Subject> subjects) {
    return new SqlArrayValue("text", subjects.stream().map(Subject::name).toArray());
  }
}
