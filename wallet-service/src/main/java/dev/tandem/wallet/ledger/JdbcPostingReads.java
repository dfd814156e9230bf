package dev.tandem.wallet.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads postings. */
@Component
class JdbcPostingReads {

  private final JdbcClient jdbc;

  JdbcPostingReads(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A wallet's available account, if the wallet exists and {@code onlyOf} owns it. */
  Optional<Long> availableAccountOf(UUID walletId, @Nullable String onlyOf) {
    return jdbc.sql("""
        SELECT a.id
        FROM account a JOIN wallet w ON w.id = a.wallet_id
        WHERE a.wallet_id = :walletId AND a.kind = 'WALLET_AVAILABLE'
          AND (:onlyOf::text IS NULL OR w.owner_id = :onlyOf)
        """)
        .param("walletId", walletId)
        .param("onlyOf", onlyOf)
        .query(Long.class)
        .optional();
  }

  /** The sequence number of a posting on the account {@code accountId}, if it is there. */
  Optional<Long> sequenceOf(UUID postingId, long accountId) {
    return jdbc.sql(
            "SELECT account_sequence FROM posting WHERE id = :id AND account_id = :accountId")
        .param("id", postingId)
        .param("accountId", accountId)
        .query(Long.class)
        .optional();
  }

  /** The account's postings before the number {@code before}, the latest first. */
  List<PostedLine> latest(long accountId, long before, int limit) {
    return jdbc.sql("""
            SELECT p.id, p.journal_id, j.kind, p.amount_minor, p.currency, p.balance_after_minor,
              j.effective_at, j.reference_id
            FROM posting p JOIN journal j ON j.id = p.journal_id
            WHERE p.account_id = :accountId AND p.account_sequence < :before
            ORDER BY p.account_sequence DESC
            LIMIT :limit
            """)
        .param("accountId", accountId)
        .param("before", before)
        .param("limit", limit)
        .query((row, number) -> new PostedLine(
            row.getObject("id", UUID.class),
            row.getObject("journal_id", UUID.class),
            JournalKind.valueOf(row.getString("kind")),
            row.getLong("amount_minor"),
            row.getString("currency"),
            row.getLong("balance_after_minor"),
            row.getObject("effective_at", OffsetDateTime.class).toInstant(),
            row.getObject("reference_id", UUID.class)))
        .list();
  }

  /** Debits and credits of all postings, by currency and kind of account. */
  List<Turnover> turnover() {
    return jdbc.sql("""
            SELECT currency, kind, sum(debit_minor)::bigint AS debit_minor,
              sum(credit_minor)::bigint AS credit_minor
            FROM posting_total
            GROUP BY currency, kind
            ORDER BY currency, kind
            """).query(Turnover.class).list();
  }

  /** A posting on an account that keeps its balance. */
  record PostedLine(
      UUID id,
      UUID journalId,
      JournalKind kind,
      long amountMinor,
      String currency,
      long balanceAfterMinor,
      Instant effectiveAt,
      UUID referenceId) {}

  /** The debits and credits of the accounts of one kind. */
  record Turnover(String currency, AccountKind kind, long debitMinor, long creditMinor) {}
}
