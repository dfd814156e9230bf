package dev.tandem.fundpurchase.house;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.tandem.fundpurchase.order.FundOrder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The confirmations that were dealt with, and the breaks among them. */
@Component
class JdbcConfirmations {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  JdbcConfirmations(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Those of {@code ids} that were dealt with, as a confirmation or as a break. */
  Set<String> known(Collection<String> ids) {
    return new HashSet<>(jdbc.sql("""
            SELECT id FROM confirmation WHERE id = ANY (:ids)
            UNION ALL
            SELECT confirmation_id FROM confirmation_break WHERE confirmation_id = ANY (:ids)
            """)
        .param("ids", ids.toArray(String[]::new))
        .query(String.class)
        .list());
  }

  /** Remembers the confirmation; {@code false} if another one did so first. */
  boolean add(ConfirmationLine line, FundOrder order, LocalDate confirmDate, Instant at) {
    return jdbc.sql("""
            INSERT INTO confirmation (id, order_id, confirm_date, recorded_at)
            VALUES (:id, :orderId, :confirmDate, :at)
            ON CONFLICT (id) DO NOTHING
            """)
            .param("id", line.confirmationId())
            .param("orderId", order.uuid())
            .param("confirmDate", confirmDate)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  void addBreak(ConfirmationLine line, Finding finding, LocalDate confirmDate, Instant at) {
    jdbc.sql("""
            INSERT INTO confirmation_break
              (confirmation_id, kind, reference, detail, confirm_date, line, found_at)
            VALUES (:id, :kind, :reference, :detail, :confirmDate, CAST(:line AS jsonb), :at)
            ON CONFLICT (confirmation_id) DO NOTHING
            """)
        .param("id", line.confirmationId())
        .param("kind", finding.kind().name())
        .param("reference", line.reference())
        .param("detail", finding.detail())
        .param("confirmDate", confirmDate)
        .param("line", json.writeValueAsString(line))
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  long countBreaks() {
    return jdbc.sql("SELECT count(*) FROM confirmation_break").query(Long.class).single();
  }

  /** The oldest breaks. */
  List<Break> breaks(int limit) {
    return jdbc.sql("""
            SELECT confirmation_id, kind, reference, detail, confirm_date, line, found_at
            FROM confirmation_break
            ORDER BY found_at, confirmation_id
            LIMIT :limit
            """)
        .param("limit", limit)
        .query((row, _) -> new Break(
            row.getString("confirmation_id"),
            BreakKind.valueOf(row.getString("kind")),
            row.getString("reference"),
            row.getString("detail"),
            row.getObject("confirm_date", LocalDate.class),
            json.readValue(row.getString("line"), ConfirmationLine.class),
            row.getObject("found_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** What is wrong with a line. */
  record Finding(BreakKind kind, String detail) {}

  /** A line that a person must look at. */
  record Break(
      String confirmationId,
      BreakKind kind,
      String reference,
      String detail,
      LocalDate confirmDate,
      ConfirmationLine line,
      Instant foundAt) {}
}
