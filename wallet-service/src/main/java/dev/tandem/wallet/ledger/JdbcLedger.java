package dev.tandem.wallet.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.tandem.messaging.support.SqlArrays;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes journals with their postings and keeps the balances of wallets beside them.
 *
 * <p>The database enforces the rules: journals balance, postings are only ever added, a kept
 * balance equals the sum of its postings and never goes below zero.
 */
@Component
public class JdbcLedger {

  // The accounts of a batch are locked in the order of their ids: batches that share wallets queue
  // up
  // and never deadlock. The window then runs over what the lock found, not over the statement's
  // snapshot.
  private static final String RECORD = """
      WITH line AS (
        SELECT *
        FROM unnest(:journalIds::uuid[], :accounts::text[], :walletIds::uuid[],
            :currencies::text[], :amounts::bigint[])
          WITH ORDINALITY AS l (journal_id, kind, wallet_id, currency, amount_minor, position)
      ), kept AS (
        SELECT id, kind, wallet_id, currency, balance_minor, posting_count
        FROM account
        WHERE wallet_id = ANY (:walletIds::uuid[])
        ORDER BY id
        FOR NO KEY UPDATE
      ), placed AS (
        SELECT l.journal_id, l.position, k.id AS account_id, l.currency, l.amount_minor,
          (k.balance_minor + sum(l.amount_minor) OVER running)::bigint AS balance_after_minor,
          k.posting_count + row_number() OVER running AS account_sequence
        FROM line l
          JOIN kept k
            ON k.wallet_id = l.wallet_id AND k.kind = l.kind AND k.currency = l.currency
        WINDOW running AS (PARTITION BY k.id ORDER BY l.position ROWS UNBOUNDED PRECEDING)
        UNION ALL
        SELECT l.journal_id, l.position, a.id, l.currency, l.amount_minor, NULL, NULL
        FROM line l
          JOIN account a
            ON a.wallet_id IS NULL AND a.kind = l.kind AND a.currency = l.currency
        WHERE l.wallet_id IS NULL
      ), balanced AS (
        UPDATE account a
        SET balance_minor = latest.balance_after_minor, posting_count = latest.account_sequence
        FROM (
          SELECT DISTINCT ON (account_id) account_id, balance_after_minor, account_sequence
          FROM placed
          WHERE account_sequence IS NOT NULL
          ORDER BY account_id, account_sequence DESC
        ) latest
        WHERE a.id = latest.account_id
      ), written AS (
        INSERT INTO journal (id, kind, reference_id, effective_at)
        SELECT *
        FROM unnest(:ids::uuid[], :kinds::text[], :referenceIds::uuid[],
          :effectiveAts::timestamptz[])
      )
      INSERT INTO posting
        (journal_id, account_id, currency, amount_minor, balance_after_minor, account_sequence)
      SELECT journal_id, account_id, currency, amount_minor, balance_after_minor, account_sequence
      FROM placed
      ORDER BY position
      """;

  private static final Set<String> NOT_NEGATIVE =
      Set.of("account_not_negative", "posting_not_negative");

  private final JdbcClient jdbc;

  JdbcLedger(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Writes {@code journals} in their order, in one statement and in the current transaction.
   *
   * @throws InsufficientBalanceException if a wallet's account would go below zero; the transaction
   *     rolls back
   * @throws org.springframework.dao.DuplicateKeyException if one of them was written before
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void record(List<Journal> journals) {
    if (journals.isEmpty()) {
      return;
    }
    var lines = journals.stream()
        .flatMap(
            journal -> journal.lines().stream().map(line -> new PlacedLine(journal.id(), line)))
        .toList();
    try {
      jdbc.sql(RECORD)
          .param("ids", SqlArrays.of(journals, Journal::id))
          .param("kinds", SqlArrays.of(journals, Journal::kind))
          .param("referenceIds", SqlArrays.of(journals, Journal::referenceId))
          .param("effectiveAts", SqlArrays.of(journals, Journal::effectiveAt))
          .param("journalIds", SqlArrays.of(lines, PlacedLine::journalId))
          .param("accounts", SqlArrays.of(lines, placed -> placed.line().account()))
          .param("walletIds", SqlArrays.of(lines, placed -> placed.line().walletId()))
          .param(
              "currencies", SqlArrays.of(lines, placed -> placed.line().amount().currency()))
          .param("amounts", SqlArrays.of(lines, placed -> placed.line().amount().minorUnits()))
          .update();
    } catch (DataIntegrityViolationException refused) {
      throw isOverdraft(refused) ? new InsufficientBalanceException(refused) : refused;
    }
  }

  /** Opens the accounts of a new wallet, and the house's accounts if its currency is new. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void openAccounts(UUID walletId, String currency, Instant at) {
    jdbc.sql("""
            INSERT INTO account (kind, wallet_id, currency, balance_minor, posting_count, opened_at)
            SELECT code, owner.wallet_id, :currency, owner.zero, owner.zero, :at::timestamptz
            FROM account_kind
              CROSS JOIN LATERAL (
                SELECT :walletId::uuid AS wallet_id, 0 AS zero WHERE owned_by = 'WALLET'
                UNION ALL
                SELECT NULL, NULL WHERE owned_by = 'HOUSE'
              ) owner
            ON CONFLICT ON CONSTRAINT account_once DO NOTHING
            """)
        .param("walletId", walletId)
        .param("currency", currency)
        .param("at", at.toString())
        .update();
  }

  /** The balances of {@code walletIds}; wallets without accounts are left out. */
  @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
  public Map<UUID, Balances> balancesOf(Collection<UUID> walletIds) {
    var balances = new HashMap<UUID, Balances>();
    jdbc.sql("""
            SELECT wallet_id,
              coalesce(sum(balance_minor) FILTER (WHERE kind = 'WALLET_AVAILABLE'), 0) AS available,
              coalesce(sum(balance_minor) FILTER (WHERE kind = 'WALLET_HELD'), 0) AS held
            FROM account
            WHERE wallet_id = ANY (:walletIds::uuid[])
            GROUP BY wallet_id
            """)
        .param("walletIds", SqlArrays.of(walletIds))
        .query((row, number) -> balances.put(
            row.getObject("wallet_id", UUID.class),
            new Balances(row.getLong("available"), row.getLong("held"))))
        .list();
    return balances;
  }

  /**
   * The balances of {@code walletIds}, locked until the transaction ends; wallets without accounts
   * are left out.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Map<UUID, Balances> lockBalances(Collection<UUID> walletIds) {
    if (walletIds.isEmpty()) {
      return Map.of();
    }
    // In the same order as postings lock them.
    jdbc.sql("""
            SELECT id
            FROM account
            WHERE wallet_id = ANY (:walletIds::uuid[])
            ORDER BY id
            FOR NO KEY UPDATE
            """).param("walletIds", SqlArrays.of(walletIds)).query(Long.class).list();
    return balancesOf(walletIds);
  }

  private static boolean isOverdraft(DataIntegrityViolationException refused) {
    return refused.getMostSpecificCause() instanceof PSQLException cause
        && Optional.ofNullable(cause.getServerErrorMessage())
            .map(ServerErrorMessage::getConstraint)
            .filter(NOT_NEGATIVE::contains)
            .isPresent();
  }

  private record PlacedLine(UUID journalId, Line line) {}
}
