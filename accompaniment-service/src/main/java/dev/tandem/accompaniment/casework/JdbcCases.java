package dev.tandem.accompaniment.casework;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of cases. */
@Repository
class JdbcCases {

  private final JdbcClient jdbc;

  JdbcCases(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A case of customer service. */
  record Case(
      UUID id,
      String ownerId,
      String journey,
      String step,
      @Nullable String fundCode,
      String status,
      Instant openedAt) {}

  record Answer(String text, String answeredBy, Instant answeredAt) {}

  record Holding(String fundCode, BigDecimal shares) {}

  record Passed(String journey, String step, String result, Instant passedAt) {}

  void open(Case opened) {
    jdbc.sql("""
            INSERT INTO support_case (id, owner_id, journey, step, fund_code, status, opened_at)
            VALUES (:id, :owner, :journey, :step, :fund, 'OPEN', :at::timestamptz)
            """)
        .param("id", opened.id())
        .param("owner", opened.ownerId())
        .param("journey", opened.journey())
        .param("step", opened.step())
        .param("fund", opened.fundCode())
        .param("at", opened.openedAt().toString())
        .update();
  }

  /** Adds an answer; returns the case, and how many answers it has now. */
  int answer(UUID id, String text, String by, Instant at) {
    jdbc.sql("""
            INSERT INTO case_answer (case_id, text, answered_by, answered_at)
            VALUES (:id, :text, :by, :at::timestamptz)
            """)
        .param("id", id)
        .param("text", text)
        .param("by", by)
        .param("at", at.toString())
        .update();
    jdbc.sql("UPDATE support_case SET status = 'ANSWERED' WHERE id = :id AND status = 'OPEN'")
        .param("id", id)
        .update();
    return jdbc.sql("SELECT count(*) FROM case_answer WHERE case_id = :id")
        .param("id", id)
        .query(Integer.class)
        .single();
  }

  Optional<Case> lock(UUID id) {
    return jdbc.sql("SELECT * FROM support_case WHERE id = :id FOR UPDATE")
        .param("id", id)
        .query((row, number) -> one(row))
        .optional();
  }

  /** Cases, the newest first. */
  List<Case> find(@Nullable String status, Optional<UUID> startingAfter, int limit) {
    return jdbc.sql("""
            SELECT * FROM support_case
            WHERE (:status::text IS NULL OR status = :status)
              AND (:startingAfter::uuid IS NULL OR id < :startingAfter::uuid)
            ORDER BY id DESC
            LIMIT :limit
            """)
        .param("status", status)
        .param("startingAfter", startingAfter.orElse(null))
        .param("limit", limit)
        .query((row, number) -> one(row))
        .list();
  }

  List<Answer> answersTo(UUID id) {
    return jdbc.sql("""
            SELECT text, answered_by, answered_at FROM case_answer WHERE case_id = :id ORDER BY id
            """)
        .param("id", id)
        .query((row, number) ->
            new Answer(row.getString("text"), row.getString("answered_by"), at(row, "answered_at")))
        .list();
  }

  List<Holding> holdingsOf(String ownerId) {
    return jdbc.sql("""
            SELECT fund_code, shares FROM holding WHERE owner_id = :owner AND shares > 0
            ORDER BY fund_code
            """).param("owner", ownerId).query(Holding.class).list();
  }

  /** The last steps that an investor passed, in any journey. */
  List<Passed> stepsOf(String ownerId) {
    return jdbc.sql("""
            SELECT passed.journey, passed.step, passed.result, passed.passed_at
            FROM instance JOIN passed_step AS passed ON passed.instance_id = instance.id
            WHERE instance.owner_id = :owner
            ORDER BY passed.passed_at DESC
            LIMIT 20
            """)
        .param("owner", ownerId)
        .query((row, number) -> new Passed(
            row.getString("journey"),
            row.getString("step"),
            row.getString("result"),
            at(row, "passed_at")))
        .list();
  }

  private static Case one(ResultSet row) throws SQLException {
    return new Case(
        row.getObject("id", UUID.class),
        row.getString("owner_id"),
        row.getString("journey"),
        row.getString("step"),
        row.getString("fund_code"),
        row.getString("status"),
        at(row, "opened_at"));
  }

  private static Instant at(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
