package dev.tandem.risk.investor;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.tandem.contract.risk.InvestorLevelSet;
import dev.tandem.messaging.EventPublisher;
import dev.tandem.messaging.support.SqlArrays;
import dev.tandem.risk.lock.JdbcLocks;
import dev.tandem.web.audit.Acts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import static dev.tandem.risk.lock.JdbcLocks.Kind.OWNER;

/** The risk levels of investors. */
@Repository
public class JdbcInvestorLevels {

  private final JdbcClient jdbc;
  private final JdbcLocks locks;
  private final EventPublisher events;

  JdbcInvestorLevels(JdbcClient jdbc, JdbcLocks locks, EventPublisher events) {
    this.jdbc = jdbc;
    this.locks = locks;
    this.events = events;
  }

  /** The levels of {@code ownerIds}, in one statement; owners without a level are left out. */
  public Map<String, Integer> of(Collection<String> ownerIds) {
    var levels = new HashMap<String, Integer>();
    jdbc.sql("""
            SELECT asked.owner_id, latest.risk_level
            FROM unnest(:ownerIds::text[]) AS asked (owner_id)
              CROSS JOIN LATERAL (
                SELECT risk_level
                FROM investor_level
                WHERE owner_id = asked.owner_id
                ORDER BY id DESC
                LIMIT 1
              ) AS latest
            """)
        .param("ownerIds", SqlArrays.of(ownerIds))
        .query((row, number) -> levels.put(row.getString("owner_id"), row.getInt("risk_level")))
        .list();
    return levels;
  }

  Optional<Integer> find(String ownerId) {
    return Optional.ofNullable(of(Set.of(ownerId)).get(ownerId));
  }

  /** Sets the level of an investor; the log of their former ones stays. */
  @Transactional
  public void set(String ownerId, int riskLevel, String reason, Instant at) {
    // Levels of one investor are counted one after the other.
    locks.lock(OWNER, Set.of(ownerId));
    Acts.changed(ownerId, find(ownerId).orElse(null), riskLevel);
    jdbc.sql("""
            INSERT INTO investor_level (owner_id, risk_level, reason, set_at)
            VALUES (:ownerId, :riskLevel, :reason, :at::timestamptz)
            """)
        .param("ownerId", ownerId)
        .param("riskLevel", riskLevel)
        .param("reason", reason)
        .param("at", at.toString())
        .update();
    events.publish(new InvestorLevelSet(ownerId, riskLevel, at, levelsOf(ownerId)));
  }

  private long levelsOf(String ownerId) {
    return jdbc.sql("SELECT count(*) FROM investor_level WHERE owner_id = :ownerId")
        .param("ownerId", ownerId)
        .query(Long.class)
        .single();
  }
}
