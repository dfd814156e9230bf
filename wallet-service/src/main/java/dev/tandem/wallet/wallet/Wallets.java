package dev.tandem.wallet.wallet;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Reads and writes wallets. */
interface Wallets extends Repository<Wallet, UUID> {

  Wallet saveAndFlush(Wallet wallet);

  Optional<Wallet> findById(UUID id);

  /** The wallet, if it belongs to {@code onlyOf}, or to anyone if that is null. */
  @Query("""
      SELECT w
      FROM Wallet w
      WHERE w.id = :id AND (CAST(:onlyOf AS string) IS NULL OR w.ownerId = :onlyOf)
      """)
  Optional<Wallet> findById(UUID id, @Nullable String onlyOf);

  Optional<Wallet> findByFingerprint(byte[] fingerprint);

  boolean existsByOwnerIdAndCurrency(String ownerId, String currency);

  /**
   * The owner's wallets, the oldest first: ids ascend by time. Empty if {@code onlyOf} is somebody
   * else.
   */
  @Query("""
      SELECT w
      FROM Wallet w
      WHERE w.ownerId = :ownerId AND w.id > :after
        AND (CAST(:onlyOf AS string) IS NULL OR w.ownerId = :onlyOf)
      ORDER BY w.id
      """)
  List<Wallet> findByOwnerIdAfter(String ownerId, @Nullable String onlyOf, UUID after, Limit limit);
}
