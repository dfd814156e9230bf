package dev.tandem.fundpurchase.wallet;

import java.util.Currency;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The wallets this service has been told of. */
@Component
public class JdbcKnownWallets {

  private final JdbcClient jdbc;

  JdbcKnownWallets(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The wallet, if it is known. If it is not, it stays unknown until the current transaction ends,
   * so that whoever tells of it meanwhile finds what this transaction has written.
   */
  public Optional<KnownWallet> findOrLock(String walletId) {
    var known = find(walletId);
    if (known.isPresent()) {
      return known;
    }
    lock(walletId);
    return find(walletId);
  }

  /** Remembers a wallet, after all transactions that did not know it. */
  public void add(KnownWallet wallet) {
    lock(wallet.id());
    jdbc.sql("""
            INSERT INTO known_wallet (id, owner_id, currency)
            VALUES (:id, :ownerId, :currency)
            ON CONFLICT (id) DO NOTHING
            """)
        .param("id", wallet.id())
        .param("ownerId", wallet.ownerId())
        .param("currency", wallet.currency().getCurrencyCode())
        .update();
  }

  private Optional<KnownWallet> find(String walletId) {
    return jdbc.sql("SELECT id, owner_id, currency FROM known_wallet WHERE id = :id")
        .param("id", walletId)
        .query((row, _) -> new KnownWallet(
            row.getString("id"),
            row.getString("owner_id"),
            Currency.getInstance(row.getString("currency"))))
        .optional();
  }

  // A missing row cannot be locked.
  private void lock(String walletId) {
    jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('known_wallet:' || :id, 0))")
        .param("id", walletId)
        .query((row, number) -> number)
        .single();
  }
}
