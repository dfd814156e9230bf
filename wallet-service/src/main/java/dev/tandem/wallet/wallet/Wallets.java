package dev.tandem.wallet.wallet;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The wallets there are. */
interface Wallets extends Repository<Wallet, UUID> {

  Wallet saveAndFlush(Wallet wallet);

  Optional<Wallet> findById(UUID id);

  Optional<Wallet> findByFingerprint(byte[] fingerprint);

  boolean existsByOwnerIdAndCurrency(String ownerId, String currency);

  /** The owner's wallets, the oldest first: ids ascend by time. */
  @Query("SELECT w FROM Wallet w WHERE w.ownerId = :ownerId AND w.id > :after ORDER BY w.id")
  List<Wallet> findByOwnerIdAfter(String ownerId, UUID after, Limit limit);
}
