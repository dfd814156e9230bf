package dev.tandem.fundpurchase.confirmation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import dev.tandem.fundpurchase.line.ConfirmationLine;
import dev.tandem.fundpurchase.line.FileLine;
import dev.tandem.fundpurchase.order.FundOrder;
import dev.tandem.messaging.support.SqlArrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of confirmations that were dealt with. */
@Component
class JdbcConfirmations {

  private final JdbcClient jdbc;

  JdbcConfirmations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The hashes of those of {@code ids} that were dealt with; empty for those without a hash. */
  Map<String, String> hashes(Collection<String> ids) {
    Map<String, String> hashes = new HashMap<>();
    jdbc.sql("""
            SELECT id, coalesce(line_hash, '') AS hash FROM confirmation WHERE id = ANY (:ids)
            """).param("ids", SqlArrays.of(ids)).query(row -> {
      hashes.put(row.getString("id"), row.getString("hash"));
    });
    return hashes;
  }

  /** The applied confirmations that replaced those with these ids, by what they replaced. */
  Map<String, String> correctionsOf(Collection<String> ids) {
    Map<String, String> corrections = new HashMap<>();
    jdbc.sql("SELECT id, corrects FROM confirmation WHERE corrects = ANY (:ids)")
        .param("ids", SqlArrays.of(ids))
        .query(row -> {
          corrections.put(row.getString("corrects"), row.getString("id"));
        });
    return corrections;
  }

  /** Records that the confirmation was dealt with. */
  void add(ConfirmationLine line, FileLine sent, FundOrder order, Instant at) {
    jdbc.sql("""
            INSERT INTO confirmation
              (id, order_id, confirm_date, recorded_at, line_hash, corrects)
            VALUES (:id, :orderId, :confirmDate, :at, :hash, :corrects)
            ON CONFLICT (id) DO UPDATE SET line_hash = excluded.line_hash
            """)
        .param("id", line.confirmationId())
        .param("orderId", order.uuid())
        .param("confirmDate", sent.day())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("hash", sent.hash())
        .param("corrects", line.corrects())
        .update();
  }
}
