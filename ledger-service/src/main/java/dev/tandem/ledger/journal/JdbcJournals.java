package dev.tandem.ledger.journal;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.tandem.ledger.journal.PostedJournal.Link;
import dev.tandem.ledger.journal.PostedJournal.PostedLine;
import dev.tandem.messaging.support.SqlArrays;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes journals. The database refuses what is out of balance, or does not continue its chain. */
@Repository
class JdbcJournals {

  private static final String WRITE = """
      WITH written AS (
        INSERT INTO journal (id, event_id, kind, reference, business_date, effective_at, posted_at,
          posting_count, chain, chain_position, previous_hash, hash)
        SELECT *
        FROM unnest(:ids::uuid[], :causeIds::uuid[], :kinds::text[], :references::text[],
          :businessDates::date[], :effectiveAts::timestamptz[], :postedAts::timestamptz[],
          :counts::smallint[], :chains::smallint[], :positions::bigint[], :previous::bytea[],
          :hashes::bytea[])
      ), moved AS (
        UPDATE chain_head
        SET position = :lastPosition, hash = :lastHash::bytea
        WHERE chain = :chain AND position = :lastPosition - :count
      )
      INSERT INTO posting (journal_id, number, account, currency, amount_minor, settlement_id)
      SELECT *
      FROM unnest(:journalIds::uuid[], :numbers::smallint[], :accounts::text[],
        :currencies::text[], :amounts::bigint[], :settlementIds::uuid[])
      """;

  private final JdbcClient jdbc;

  JdbcJournals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Keeps business dates from being closed until the transaction ends.
   *
   * @return those of {@code causes} that were posted before
   */
  List<Cause> lockBooks(List<Cause> causes) {
    jdbc.sql("SELECT pg_advisory_xact_lock_shared(:books)::text")
        .param("books", PostJournals.BOOKS_LOCK)
        .query(String.class)
        .single();
    return jdbc.sql("""
            SELECT event_id AS id, kind FROM journal WHERE event_id = ANY (:causeIds::uuid[])
            """)
        .param("causeIds", SqlArrays.of(causes, Cause::id))
        .query(Cause.class)
        .list();
  }

  /** Remembers events that moved nothing, so that nobody misses their journals. */
  void keepWithoutMoney(List<UUID> eventIds) {
    jdbc.sql("""
            INSERT INTO event_without_money (event_id)
            SELECT unnest(:ids::uuid[])
            ON CONFLICT DO NOTHING
            """).param("ids", SqlArrays.of(eventIds)).update();
  }

  /** The end of a chain, which nobody else writes to until the transaction ends. */
  ChainEnd takeChain() {
    return chain("LIMIT 1 FOR UPDATE OF head SKIP LOCKED").stream()
        .findFirst()
        .orElseGet(() -> chain("LIMIT 1 FOR UPDATE OF head").getFirst());
  }

  private List<ChainEnd> chain(String choice) {
    return jdbc.sql("""
            SELECT chain, position, encode(hash, 'hex') AS hash,
              (SELECT max(business_date) FROM closed_day) AS closed
            FROM chain_head head
            """ + choice).query(ChainEnd.class).list();
  }

  /** Writes {@code journals}, which continue their chain with {@code hashes}. */
  void write(List<PostedJournal> journals, List<String> hashes) {
    var lines = journals.stream().flatMap(journal -> numbered(journal).stream()).toList();
    var last = journals.getLast().link();
    jdbc.sql(WRITE)
        .param("ids", SqlArrays.of(journals, PostedJournal::id))
        .param("causeIds", SqlArrays.of(journals, PostedJournal::causeId))
        .param("kinds", SqlArrays.of(journals, PostedJournal::kind))
        .param("references", SqlArrays.of(journals, PostedJournal::reference))
        .param("businessDates", SqlArrays.of(journals, PostedJournal::businessDate))
        .param("effectiveAts", SqlArrays.of(journals, PostedJournal::effectiveAt))
        .param("postedAts", SqlArrays.of(journals, PostedJournal::postedAt))
        .param("counts", SqlArrays.of(journals, journal -> journal.lines().size()))
        .param("chains", SqlArrays.of(journals, journal -> journal.link().chain()))
        .param("positions", SqlArrays.of(journals, journal -> journal.link().position()))
        .param("previous", SqlArrays.of(journals, it -> bytea(it.link().previousHash())))
        .param("hashes", SqlArrays.of(hashes, JdbcJournals::bytea))
        .param("chain", last.chain())
        .param("lastPosition", last.position())
        .param("count", journals.size())
        .param("lastHash", bytea(hashes.getLast()))
        .param("journalIds", SqlArrays.of(lines, Numbered::journalId))
        .param("numbers", SqlArrays.of(lines, Numbered::number))
        .param("accounts", SqlArrays.of(lines, line -> line.posted().account()))
        .param("currencies", SqlArrays.of(lines, line -> line.posted().currency()))
        .param("amounts", SqlArrays.of(lines, line -> line.posted().amountMinor()))
        .param("settlementIds", SqlArrays.of(lines, line -> line.posted().settlementId()))
        .update();
  }

  private static List<Numbered> numbered(PostedJournal journal) {
    var lines = journal.lines();
    return IntStream.range(0, lines.size())
        .mapToObj(at -> new Numbered(journal.id(), at + 1, lines.get(at)))
        .toList();
  }

  private static String bytea(String hash) {
    return "\\x" + hash;
  }

  private record Numbered(UUID journalId, int number, PostedLine posted) {}

  /** The cause that a journal is posted for, once. */
  record Cause(UUID id, String kind) {

    static Cause of(Journal journal) {
      return new Cause(journal.causeId(), journal.kind().name());
    }
  }

  /**
   * The last journal of a chain.
   *
   * @param position 0 where there is none yet
   * @param closed the last business date whose books are closed, if there is one
   */
  record ChainEnd(
      short chain, long position, String hash, @Nullable LocalDate closed) {

    Link next() {
      return new Link(chain, position + 1, hash);
    }
  }
}
