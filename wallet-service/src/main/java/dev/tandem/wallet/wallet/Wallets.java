package dev.tandem.wallet.wallet;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The wallets there are. */
interface Wallets extends Repository<Wallet, UUID> {

  Wallet saveAndFlush(Wallet wallet);

  Optional<Wallet> findById(UUID id);

  /** The wallet, if it is {@code onlyOf}'s, or whoever's where that is null. */
  @Query("""
      SELECT w
      FROM Wallet w
      WHERE w.id = :id AND (CAST(:onlyOf AS string) IS NULL OR w.ownerId = :onlyOf)
      """)
  Optional<Wallet> findById(UUID id, @Nullable String onlyOf);

  Optional<Wallet> findByFingerprint(byte[] fingerprint);

  boolean existsByOwnerIdAndCurrency(String ownerId, String currency);

  /**
   * The owner's wallets, the oldest first: ids ascend by time. None if they are not {@code
   * onlyOf}'s, where that is not null.
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
