package dev.tandem.risk.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.tandem.messaging.support.SqlArrays;
import dev.tandem.risk.rules.Decision;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The journal of decisions. */
@Repository
public class JdbcAssessments {

  private final JdbcClient jdbc;

  JdbcAssessments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The subjects among {@code subjectIds} that have been assessed. */
  public Set<String> assessedOf(Collection<String> subjectIds) {
    return new HashSet<>(jdbc.sql("""
            SELECT subject_id FROM assessment
            WHERE subject_id = ANY (:subjectIds) AND sequence = 1
            """)
        .param("subjectIds", SqlArrays.of(subjectIds))
        .query(String.class)
        .list());
  }

  /**
   * The sequence number of the subject's next assessment; the caller must hold the subject's lock.
   */
  public int nextSequence(String subjectId) {
    return jdbc.sql("SELECT max(sequence) + 1 FROM assessment WHERE subject_id = :subjectId")
        .param("subjectId", subjectId)
        .query(Integer.class)
        .single();
  }

  /** Adds assessments to the journal. */
  public void append(List<Assessment> assessments) {
    if (assessments.isEmpty()) {
      return;
    }
    jdbc.sql("""
            INSERT INTO assessment
              (id, subject_id, sequence, decision, score, reasons, assessed_by, assessed_at)
            SELECT * FROM unnest(
              :ids::uuid[], :subjectIds::text[], :sequences::integer[], :decisions::text[],
              :scores::integer[], :reasons::jsonb[], :assessedBy::text[], :assessedAt::timestamptz[])
            """)
        .param("ids", SqlArrays.of(assessments, a -> a.id().toString()))
        .param("subjectIds", SqlArrays.of(assessments, Assessment::subjectId))
        .param("sequences", SqlArrays.of(assessments, a -> Integer.toString(a.sequence())))
        .param("decisions", SqlArrays.of(assessments, a -> a.decision().name()))
        .param("scores", SqlArrays.of(assessments, a -> Integer.toString(a.score())))
        .param("reasons", SqlArrays.of(assessments, a -> JsonReasons.write(a.reasons())))
        .param("assessedBy", SqlArrays.of(assessments, Assessment::assessedBy))
        .param("assessedAt", SqlArrays.of(assessments, a -> a.assessedAt().toString()))
        .update();
  }

  /** The subject's assessments in their order, those after {@code startingAfter}. */
  List<Assessment> find(String subjectId, Optional<UUID> startingAfter, int limit) {
    return jdbc.sql("""
            SELECT * FROM assessment
            WHERE subject_id = :subjectId
              AND sequence > coalesce((SELECT sequence FROM assessment WHERE id = :startingAfter), 0)
            ORDER BY sequence
            LIMIT :limit
            """)
        .param("subjectId", subjectId)
        .param("startingAfter", startingAfter.orElse(null))
        .param("limit", limit)
        .query((row, number) -> assessment(row))
        .list();
  }

  private static Assessment assessment(ResultSet row) throws SQLException {
    return new Assessment(
        row.getObject("id", UUID.class),
        row.getString("subject_id"),
        row.getInt("sequence"),
        Decision.valueOf(row.getString("decision")),
        row.getInt("score"),
        JsonReasons.read(row.getString("reasons")),
        row.getString("assessed_by"),
        row.getObject("assessed_at", OffsetDateTime.class).toInstant());
  }
}
