package dev.tandem.ledger.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import dev.tandem.web.chain.Chain;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads journals with their postings. */
@Repository
class JdbcJournalReads {

  // A journal's lines in the form that its hash covers.
  private static final String READ = """
      SELECT j.id, j.event_id, j.kind, j.reference, j.business_date, j.effective_at, j.posted_at,
        j.posting_count, j.chain, j.chain_position, encode(j.previous_hash, 'hex') AS previous,
        encode(j.hash, 'hex') AS hash, p.lines
      FROM journal j
        LEFT JOIN LATERAL (
          SELECT string_agg(
            concat_ws(' ', account, currency, amount_minor, coalesce(settlement_id::text, '-')),
            E'\\n' ORDER BY number) AS lines
          FROM posting
          WHERE journal_id = j.id
        ) p ON true
      """;

  private final JdbcClient jdbc;

  JdbcJournalReads(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The journals that fit, the oldest first. */
  List<Read> find(Wanted wanted, Optional<UUID> after, int limit) {
    return jdbc.sql(READ + """
            WHERE (:reference::text IS NULL OR j.reference = :reference)
              AND (:eventId::uuid IS NULL OR j.event_id = :eventId::uuid)
              AND (:businessDate::date IS NULL OR j.business_date = :businessDate::date)
              AND (:after::uuid IS NULL OR j.id > :after::uuid)
            ORDER BY j.id
            LIMIT :limit
            """)
        .param("reference", wanted.reference())
        .param("eventId", wanted.eventId())
        .param("businessDate", wanted.businessDate())
        .param("after", after.orElse(null))
        .param("limit", limit)
        .query(JdbcJournalReads::read)
        .list();
  }

  /** The chain's journals after {@code position}, in their order. */
  List<Read> ofChain(short chain, long position, int limit) {
    return jdbc.sql(READ + """
            WHERE j.chain = :chain AND j.chain_position > :position
            ORDER BY j.chain_position
            LIMIT :limit
            """)
        .param("chain", chain)
        .param("position", position)
        .param("limit", limit)
        .query(JdbcJournalReads::read)
        .list();
  }

  private static Read read(ResultSet row, int number) throws SQLException {
    var link = new PostedJournal.Link(
        row.getShort("chain"), row.getLong("chain_position"), row.getString("previous"));
    var lines = row.getString("lines");
    return new Read(
        new PostedJournal(
            row.getObject("id", UUID.class),
            row.getObject("event_id", UUID.class),
            row.getString("kind"),
            row.getString("reference"),
            row.getObject("business_date", LocalDate.class),
            instant(row, "effective_at"),
            instant(row, "posted_at"),
            link,
            lines == null
                ? List.of()
                : Stream.of(lines.split("\n"))
                    .map(PostedJournal.PostedLine::parse)
                    .toList()),
        row.getString("hash"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** The journals wanted; a field that is null does not matter. */
  record Wanted(
      @Nullable String reference,
      @Nullable UUID eventId,
      @Nullable LocalDate businessDate) {}

  /**
   * A journal as it stands in the database.
   *
   * @param hash as it stands there too, in hexadecimal
   */
  record Read(PostedJournal journal, String hash) {

    /** As the chain has it. */
    Chain.Row row() {
      var link = journal.link();
      return new Chain.Row(
          "journal %s of %s".formatted(journal.id(), journal.reference()),
          link.position(),
          link.previousHash(),
          hash,
          journal.hash().equals(hash));
    }
  }
}
