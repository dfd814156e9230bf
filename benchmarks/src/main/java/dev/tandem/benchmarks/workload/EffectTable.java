package dev.tandem.benchmarks.workload;

import java.util.List;

import org.springframework.jdbc.core.JdbcOperations;

/** The table in which consumers record the effects of events. */
public final class EffectTable {

  private final JdbcOperations jdbc;

  public EffectTable(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /** Applies the events of recharges in the current transaction. */
  public void apply(List<Long> rechargeIds, List<Long> amountsMinor) {
    jdbc.update("""
        INSERT INTO effect (recharge_id, amount_minor)
        SELECT * FROM unnest(?::bigint[], ?::bigint[])
        """, ps -> {
      ps.setArray(1, ps.getConnection().createArrayOf("bigint", rechargeIds.toArray()));
      ps.setArray(2, ps.getConnection().createArrayOf("bigint", amountsMinor.toArray()));
    });
  }
}
