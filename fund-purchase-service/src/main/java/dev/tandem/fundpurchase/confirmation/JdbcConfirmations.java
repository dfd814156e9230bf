package dev.tandem.fundpurchase.confirmation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tandem.fundpurchase.line.ConfirmationLine;
import dev.tandem.fundpurchase.line.FileLine;
import dev.tandem.fundpurchase.order.FundOrder;
import dev.tandem.messaging.support.SqlArrays;
import org.jspecify.annotations.Nullable;
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

  /**
   * The hash of a confirmation that was dealt with; empty if it has none, null if it was not dealt
   * with.
   */
  @Nullable
  String hash(String id) {
    return hashes(List.of(id)).get(id);
  }

  /** The applied confirmation that replaced the one with this id, if there is one. */
  Optional<String> correctionOf(String id) {
    return jdbc.sql("SELECT id FROM confirmation WHERE corrects = :id LIMIT 1")
        .param("id", id)
        .query(String.class)
        .optional();
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
