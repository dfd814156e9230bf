package dev.tandem.datacentre.behaviour;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The funds that investors have looked at. */
@Repository
class JdbcFirstVisits {

  // More than any catalogue has: codes are the caller's words.
  private static final int MOST = 1000;

  private final JdbcClient jdbc;

  JdbcFirstVisits(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps that an investor looked at a fund; returns whether they had not before. */
  boolean add(String ownerId, String fundCode) {
    return jdbc.sql("""
                INSERT INTO first_visit (owner_id, fund_code)
                SELECT :ownerId, :fundCode
                WHERE (SELECT count(*) FROM first_visit WHERE owner_id = :ownerId) < :most
                ON CONFLICT DO NOTHING
                """)
            .param("ownerId", ownerId)
            .param("fundCode", fundCode)
            .param("most", MOST)
            .update()
        == 1;
  }
}
