package dev.tandem.fundpurchase.wallet;

import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.tandem.messaging.support.SqlArrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of wallets that this service knows of. */
@Component
public class JdbcKnownWallets {

  private final JdbcClient jdbc;

  JdbcKnownWallets(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The known ones of these wallets, by their id. The others stay unknown until the current
   * transaction ends: an event about one of them waits, and then finds the orders that this
   * transaction has written.
   */
  public Map<String, KnownWallet> findOrLock(Collection<String> walletIds) {
    Map<String, KnownWallet> known = find(walletIds);
    List<String> missing =
        walletIds.stream().filter(id -> !known.containsKey(id)).distinct().toList();
    if (!missing.isEmpty()) {
      lock(missing);
      known.putAll(find(missing));
    }
    return known;
  }

  /** Adds wallets, after all transactions that did not know them have ended. */
  public void add(Collection<KnownWallet> wallets) {
    lock(wallets.stream().map(KnownWallet::id).toList());
    jdbc.sql("""
            INSERT INTO known_wallet (id, owner_id, currency)
            SELECT *
            FROM unnest(:ids::text[], :ownerIds::text[], :currencies::text[])
            ON CONFLICT (id) DO NOTHING
            """)
        .param("ids", SqlArrays.of(wallets, KnownWallet::id))
        .param("ownerIds", SqlArrays.of(wallets, KnownWallet::ownerId))
        .param("currencies", SqlArrays.of(wallets, KnownWallet::currency))
        .update();
  }

  private Map<String, KnownWallet> find(Collection<String> walletIds) {
    return jdbc
        .sql("SELECT id, owner_id, currency FROM known_wallet WHERE id = ANY (:ids)")
        .param("ids", SqlArrays.of(walletIds))
        .query((row, _) -> new KnownWallet(
            row.getString("id"),
            row.getString("owner_id"),
            Currency.getInstance(row.getString("currency"))))
        .list()
        .stream()
        .collect(
            Collectors.toMap(KnownWallet::id, Function.identity(), (one, _) -> one, HashMap::new));
  }

  // A missing row cannot be locked. In one order everywhere: two transactions must not wait for
  // each other in a circle.
  private void lock(Collection<String> walletIds) {
    jdbc.sql("""
            SELECT pg_advisory_xact_lock(number)
            FROM (
              SELECT DISTINCT hashtextextended('known_wallet:' || id, 0) AS number
              FROM unnest(:ids::text[]) AS wallet (id)
              ORDER BY number
            ) AS numbers
            """)
        .param("ids", SqlArrays.of(walletIds))
        .query((row, number) -> number)
        .list();
  }
}
