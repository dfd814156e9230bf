package dev.tandem.accompaniment.content;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.accompaniment.content.Content.Decision;
import dev.tandem.accompaniment.content.Content.Draft;
import dev.tandem.messaging.support.SqlArrays;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of contents. Saving one hands its events over, in the same transaction. */
@Repository
class JdbcContents {

  private final JdbcClient jdbc;
  private final ApplicationEventPublisher inside;

  JdbcContents(JdbcClient jdbc, ApplicationEventPublisher inside) {
    this.jdbc = jdbc;
    this.inside = inside;
  }

  /** The risk level of a fund, if any NAV has told it. */
  Optional<Integer> levelOf(String fundCode) {
    return jdbc.sql("SELECT risk_level FROM fund WHERE code = :code")
        .param("code", fundCode)
        .query(Integer.class)
        .optional();
  }

  void add(Draft draft) {
    jdbc.sql("""
            INSERT INTO content (id, title, body, audience, fund_code, fund_risk_level, author,
              status, created_at)
            VALUES (:id, :title, :body, :audience, :fund, :level, :author, 'DRAFT',
              :at::timestamptz)
            """)
        .param("id", draft.id())
        .param("title", draft.title())
        .param("body", draft.body())
        .param("audience", draft.audience())
        .param("fund", draft.fundCode())
        .param("level", draft.fundRiskLevel())
        .param("author", draft.author())
        .param("at", draft.createdAt().toString())
        .update();
  }

  /** The content, locked until the transaction ends. */
  Optional<Content> lock(UUID id) {
    return jdbc.sql("SELECT * FROM content WHERE id = :id FOR UPDATE")
        .param("id", id)
        .query((row, number) -> content(row))
        .optional();
  }

  Optional<Content> find(UUID id) {
    return jdbc.sql("SELECT * FROM content WHERE id = :id")
        .param("id", id)
        .query((row, number) -> content(row))
        .optional();
  }

  /** The contents, the newest first. */
  List<Content> find(@Nullable ContentStatus status, Optional<UUID> startingAfter, int limit) {
    return jdbc.sql("""
            SELECT * FROM content
            WHERE (:status::text IS NULL OR status = :status)
              AND (:startingAfter::uuid IS NULL OR id < :startingAfter::uuid)
            ORDER BY id DESC
            LIMIT :limit
            """)
        .param("status", status == null ? null : status.name())
        .param("startingAfter", startingAfter.orElse(null))
        .param("limit", limit)
        .query((row, number) -> content(row))
        .list();
  }

  /** Stores the last decision on a content that is locked, and hands its events over. */
  void save(Content content) {
    Decision last = content.decisions().getLast();
    jdbc.sql("""
            INSERT INTO content_decision (content_id, kind, decided_by, reasons, decided_at)
            VALUES (:id, :kind, :by, :reasons::text[], :at::timestamptz)
            """)
        .param("id", content.draft().id())
        .param("kind", last.kind().name())
        .param("by", last.by())
        .param("reasons", SqlArrays.of(last.reasons()))
        .param("at", last.at().toString())
        .update();
    if (content.status() == ContentStatus.PUBLISHED) {
      jdbc.sql("""
              INSERT INTO publication (content_id, author, fund_risk_level, approved_by,
                published_by, published_at)
              SELECT id, author, fund_risk_level, approval.decided_by, :by, :at::timestamptz
              FROM content JOIN content_decision AS approval
                ON approval.content_id = id AND approval.kind = 'APPROVED'
              WHERE id = :id
              """)
          .param("by", last.by())
          .param("at", last.at().toString())
          .param("id", content.draft().id())
          .update();
    }
    jdbc.sql("UPDATE content SET status = :status WHERE id = :id")
        .param("status", content.status().name())
        .param("id", content.draft().id())
        .update();
    content.takeEvents().forEach(inside::publishEvent);
  }

  private Content content(ResultSet row) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    return new Content(
        new Draft(
            id,
            row.getString("title"),
            row.getString("body"),
            row.getString("audience"),
            row.getString("fund_code"),
            row.getInt("fund_risk_level"),
            row.getString("author"),
            row.getObject("created_at", OffsetDateTime.class).toInstant()),
        ContentStatus.valueOf(row.getString("status")),
        decisions(id));
  }

  private List<Decision> decisions(UUID id) {
    return jdbc.sql("""
            SELECT * FROM content_decision WHERE content_id = :id ORDER BY decided_at, kind DESC
            """)
        .param("id", id)
        .query((row, number) -> new Decision(
            ContentStatus.valueOf(row.getString("kind")),
            row.getString("decided_by"),
            List.of((String[]) row.getArray("reasons").getArray()),
            row.getObject("decided_at", OffsetDateTime.class).toInstant()))
        .list();
  }
}
