package dev.tandem.ledger.statement;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/**
 * Turnover by account and business date. Each batch of postings leaves rows of its own behind; they
 * are summed up now and then, so that a statement reads a few rows however large the day.
 */
@Component
class JdbcTurnover implements SchedulingConfigurer {

  // One statement, so that a reader sees either the rows or their sum. An instance that comes
  // second finds the rows gone and adds nothing.
  private static final String SUM_UP = """
      WITH taken AS (
        DELETE FROM turnover
        WHERE (SELECT count(*) FROM turnover) > :atLeast
        RETURNING business_date, account, currency, debit_minor, credit_minor
      )
      INSERT INTO turnover (business_date, account, currency, debit_minor, credit_minor)
      SELECT business_date, account, currency, sum(debit_minor), sum(credit_minor)
      FROM taken
      GROUP BY business_date, account, currency
      """;

  private static final Duration OFTEN = Duration.ofSeconds(5);

  private static final int WORTH_IT = 1_000;

  private final JdbcClient jdbc;

  JdbcTurnover(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void configureTasks(ScheduledTaskRegistrar tasks) {
    tasks.addFixedDelayTask(() -> sumUpBeyond(WORTH_IT), OFTEN);
  }

  void sumUpBeyond(int atLeast) {
    jdbc.sql(SUM_UP).param("atLeast", atLeast).update();
  }

  /** All that was posted up to {@code date}, in the order of the chart. */
  List<Turnover> upTo(LocalDate date, @Nullable String currency) {
    return jdbc
        .sql("""
            SELECT account, currency, sum(debit_minor)::bigint AS debit_minor,
              sum(credit_minor)::bigint AS credit_minor,
              coalesce(sum(credit_minor - debit_minor) FILTER (WHERE business_date = :date), 0)
                ::bigint AS day_minor
            FROM turnover
            WHERE business_date <= :date AND (:currency::text IS NULL OR currency = :currency)
            GROUP BY account, currency
            """)
        .param("date", date)
        .param("currency", currency)
        .query(Turnover.class)
        .list()
        .stream()
        .sorted(Comparator.comparing(Turnover::currency).thenComparing(Turnover::account))
        .toList();
  }
}
