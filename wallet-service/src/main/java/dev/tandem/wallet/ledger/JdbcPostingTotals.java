package dev.tandem.wallet.ledger;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/**
 * Sums up the turnover rows that every batch of postings leaves behind, so that a trial balance
 * reads a few of them and not one for each batch there ever was.
 */
@Component
class JdbcPostingTotals implements SchedulingConfigurer {

  // One statement, so that a reader sees either the rows or their sum. An instance that comes
  // second finds the rows gone and adds nothing.
  private static final String SUM_UP = """
      WITH taken AS (
        DELETE FROM posting_total
        WHERE (SELECT count(*) FROM posting_total) > :atLeast
        RETURNING kind, currency, debit_minor, credit_minor
      )
      INSERT INTO posting_total (kind, currency, debit_minor, credit_minor)
      SELECT kind, currency, sum(debit_minor), sum(credit_minor)
      FROM taken
      GROUP BY kind, currency
      """;

  private static final int WORTH_IT = 200;

  private final JdbcClient jdbc;
  private final LedgerProperties properties;

  JdbcPostingTotals(JdbcClient jdbc, LedgerProperties properties) {
    this.jdbc = jdbc;
    this.properties = properties;
  }

  @Override
  public void configureTasks(ScheduledTaskRegistrar tasks) {
    tasks.addFixedDelayTask(() -> sumUpBeyond(WORTH_IT), properties.sumUpInterval());
  }

  void sumUpBeyond(int rows) {
    jdbc.sql(SUM_UP).param("atLeast", rows).update();
  }
}
