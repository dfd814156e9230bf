package dev.tandem.ledger.bankstatement;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import dev.tandem.ledger.camt.StatementHead;
import dev.tandem.ledger.camt.StatementLine;
import dev.tandem.messaging.support.SqlArrays;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Statements and their lines; rows are only added. */
@Repository
class JdbcBankStatements {

  private static final String COLUMNS = """
      SELECT id, account, currency, sequence, business_date, opening_minor, closing_minor, entries
      FROM bank_statement
      """;

  private final JdbcClient jdbc;

  JdbcBankStatements(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps other imports for the account out; false if the house has no such account. */
  boolean lockAccount(StatementHead head) {
    return jdbc.sql("""
            SELECT account FROM bank_account
            WHERE account = :account AND currency = :currency
            FOR UPDATE
            """)
        .param("account", head.account())
        .param("currency", head.currency().getCurrencyCode())
        .query(String.class)
        .optional()
        .isPresent();
  }

  Optional<BankStatement> last(String account) {
    return jdbc.sql(COLUMNS + "WHERE account = :account ORDER BY sequence DESC LIMIT 1")
        .param("account", account)
        .query(BankStatement.class)
        .optional();
  }

  List<BankStatement> ofFile(byte[] sha256) {
    return jdbc.sql(COLUMNS + "WHERE sha256 = :sha256 ORDER BY account, sequence")
        .param("sha256", sha256)
        .query(BankStatement.class)
        .list();
  }

  /** Statements, the newest first, those before {@code startingAfter}. */
  List<BankStatement> find(Optional<UUID> startingAfter, int limit) {
    return jdbc.sql(COLUMNS + "WHERE id < :before ORDER BY id DESC LIMIT :limit")
        .param("before", startingAfter.orElse(new UUID(-1, -1)))
        .param("limit", limit)
        .query(BankStatement.class)
        .list();
  }

  /** The newest files that were refused. */
  List<RefusedFile> refused(int limit) {
    return jdbc.sql("""
            SELECT encode(sha256, 'hex') AS sha256, received_at, received_by, flaw AS reason, detail,
              coalesce(octet_length(content), 0) AS kept_bytes
            FROM bank_file
            WHERE flaw IS NOT NULL
            ORDER BY received_at DESC
            LIMIT :limit
            """).param("limit", limit).query(RefusedFile.class).list();
  }

  /** What is kept of the refused file with this SHA-256, in hexadecimal. */
  Optional<byte[]> content(String sha256) {
    return jdbc.sql("SELECT content FROM bank_file WHERE sha256 = decode(:sha256, 'hex')")
        .param("sha256", sha256)
        .query((row, _) -> Optional.ofNullable(row.getBytes("content")))
        .optional()
        .flatMap(Function.identity());
  }

  /** Keeps that the file came, and why it was refused if it was. */
  void keepFile(byte[] sha256, String receivedBy, Instant at, @Nullable Why why) {
    jdbc.sql("""
            INSERT INTO bank_file (sha256, received_at, received_by, flaw, detail, content)
            VALUES (:sha256, :at, :by, :flaw, left(:detail, 500), :content)
            ON CONFLICT (sha256) DO UPDATE
            SET received_at = excluded.received_at, received_by = excluded.received_by,
              flaw = excluded.flaw, detail = excluded.detail, content = excluded.content
            WHERE bank_file.flaw IS NOT NULL
            """)
        .param("sha256", sha256)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", receivedBy)
        .param("flaw", why == null ? null : why.flaw())
        .param("detail", why == null ? null : why.detail())
        .param("content", why == null ? null : why.content(), Types.BINARY)
        .update();
  }

  /** Why a file was refused, and its first bytes, if they may be kept. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Why(String flaw, String detail, byte @Nullable [] content) {}

  void addLines(UUID statementId, String currency, List<StatementLine> lines) {
    jdbc.sql("""
            INSERT INTO bank_entry (statement_id, currency, number, reference, bank_reference,
              batch, amount_minor, charge_minor, reversal, pending, booked_on, value_on, party)
            SELECT :statement, :currency, *
            FROM unnest(:numbers::integer[], :references::text[], :bankReferences::text[],
              :batches::text[], :amounts::bigint[], :charges::bigint[], :reversals::boolean[],
              :pending::boolean[], :bookedOn::date[], :valueOn::date[], :parties::text[])
            """)
        .param("statement", statementId)
        .param("currency", currency)
        .param("numbers", SqlArrays.of(lines, StatementLine::number))
        .param("references", SqlArrays.of(lines, StatementLine::reference))
        .param("bankReferences", SqlArrays.of(lines, StatementLine::bankReference))
        .param("batches", SqlArrays.of(lines, StatementLine::batch))
        .param("amounts", SqlArrays.of(lines, StatementLine::amountMinor))
        .param("charges", SqlArrays.of(lines, StatementLine::chargeMinor))
        .param("reversals", SqlArrays.of(lines, StatementLine::reversal))
        .param("pending", SqlArrays.of(lines, StatementLine::pending))
        .param("bookedOn", SqlArrays.of(lines, StatementLine::bookedOn))
        .param("valueOn", SqlArrays.of(lines, StatementLine::valueOn))
        .param("parties", SqlArrays.of(lines, StatementLine::party))
        .update();
  }

  /** Adds the statement itself, after its lines. */
  void add(byte[] sha256, BankStatement statement) {
    jdbc.sql("""
            INSERT INTO bank_statement (id, sha256, account, currency, sequence, business_date,
              opening_minor, closing_minor, entries)
            VALUES (:id, :sha256, :account, :currency, :sequence, :businessDate, :openingMinor,
              :closingMinor, :entries)
            """)
        .param("sha256", sha256)
        .param("id", statement.id())
        .param("account", statement.account())
        .param("currency", statement.currency())
        .param("sequence", statement.sequence())
        .param("businessDate", statement.businessDate())
        .param("openingMinor", statement.openingMinor())
        .param("closingMinor", statement.closingMinor())
        .param("entries", statement.entries())
        .update();
  }
}
