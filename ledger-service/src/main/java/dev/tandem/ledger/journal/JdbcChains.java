package dev.tandem.ledger.journal;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the ends of the hash chains, and turnover that postings do not add up to. */
@Repository
class JdbcChains {

  private final JdbcClient jdbc;

  JdbcChains(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The end of each chain now. */
  List<ChainHead> heads() {
    return jdbc.sql("""
            SELECT chain, position, encode(hash, 'hex') AS hash,
              encode(sha256(convert_to('tandem ledger ' || chain, 'UTF8')), 'hex') AS first_hash
            FROM chain_head
            ORDER BY chain
            """).query(ChainHead.class).list();
  }

  /** Closed days at whose end a chain had another journal than it has there now. */
  List<String> closedDaysThatDiffer() {
    return jdbc.sql("""
            SELECT d.business_date::text
            FROM closed_day d
              CROSS JOIN LATERAL jsonb_to_recordset(d.chains)
                AS c (chain smallint, position bigint, hash text)
              LEFT JOIN journal j ON j.chain = c.chain AND j.chain_position = c.position
            WHERE c.position > 0 AND encode(j.hash, 'hex') IS DISTINCT FROM c.hash
            GROUP BY d.business_date
            ORDER BY d.business_date
            """).query(String.class).list();
  }

  /** The differences between turnover and postings. */
  List<String> turnoverThatDiffers() {
    return jdbc.sql("""
            SELECT concat_ws(' ', business_date, account, currency, 'differs by', sum(amount))
            FROM (
              SELECT business_date, account, currency, credit_minor - debit_minor AS amount
              FROM turnover
              UNION ALL
              SELECT j.business_date, p.account, p.currency, -sum(p.amount_minor)
              FROM posting p LEFT JOIN journal j ON j.id = p.journal_id
              GROUP BY j.business_date, p.account, p.currency
            ) AS both_sides
            GROUP BY business_date, account, currency
            HAVING sum(amount) <> 0
            ORDER BY 1
            """).query(String.class).list();
  }

  /**
   * The end of a chain.
   *
   * @param firstHash what the first journal of the chain follows
   */
  record ChainHead(short chain, long position, String hash, String firstHash) {}
}
