package dev.tandem.wallet.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tandem.contract.Money;
import dev.tandem.messaging.support.UuidV7;
import dev.tandem.test.Backends;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The books of a test in a database of their own, without an application around them. */
final class Books implements AutoCloseable {

  static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

  final JdbcClient jdbc;
  final JdbcLedger ledger;
  final JdbcPostingReads reads;
  private final HikariDataSource dataSource;
  private final TransactionTemplate transaction;

  private Books(HikariDataSource dataSource) {
    this.dataSource = dataSource;
    this.jdbc = JdbcClient.create(dataSource);
    this.ledger = new JdbcLedger(jdbc);
    this.reads = new JdbcPostingReads(jdbc);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
  }

  static Books open() {
    var database = Backends.postgres().freshDatabase("ledger");
    var pool = new HikariConfig();
    pool.setJdbcUrl(database.url());
    pool.setUsername(database.username());
    pool.setPassword(database.password());
    pool.setMaximumPoolSize(12);
    var dataSource = new HikariDataSource(pool);
    Flyway.configure().dataSource(dataSource).load().migrate();
    return new Books(dataSource);
  }

  UUID aWallet() {
    return aWallet("CNY");
  }

  UUID aWallet(String currency) {
    var id = UuidV7.next();
    transaction.executeWithoutResult(status -> {
      jdbc.sql("INSERT INTO wallet (id, owner_id, currency, status, created_at)"
              + " VALUES (?, ?, ?, 'ACTIVE', now())")
          .params(id, "owner-" + id, currency)
          .update();
      ledger.openAccounts(id, currency, AT);
    });
    return id;
  }

  void record(Journal... journals) {
    record(List.of(journals));
  }

  void record(List<Journal> journals) {
    transaction.executeWithoutResult(status -> ledger.record(journals));
  }

  long availableMinor(UUID walletId) {
    return ledger.balancesOf(List.of(walletId)).get(walletId).availableMinor();
  }

  long accountOf(UUID walletId) {
    return reads.availableAccountOf(walletId, null).orElseThrow();
  }

  long bankClearing(String currency) {
    return jdbc.sql("SELECT id FROM account WHERE kind = 'BANK_CLEARING' AND currency = ?")
        .param(currency)
        .query(Long.class)
        .single();
  }

  static Journal recharge(UUID walletId, long amountMinor) {
    return Journal.ofRecharge(
        UuidV7.next(), UuidV7.next(), walletId, Money.of(amountMinor, "CNY"), AT);
  }

  /** A journal that takes money from a wallet, as later kinds of payment will. */
  static Journal withdrawal(UUID walletId, long amountMinor) {
    return Journal.ofRecharge(
        UuidV7.next(), UuidV7.next(), walletId, Money.of(-amountMinor, "CNY"), AT);
  }

  @Override
  public void close() {
    dataSource.close();
  }
}
