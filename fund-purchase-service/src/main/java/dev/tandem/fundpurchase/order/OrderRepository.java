package dev.tandem.fundpurchase.order;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.LockModeType;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** The orders. */
interface OrderRepository extends JpaRepository<FundOrder, UUID> {

  /** The order, locked until the transaction ends. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("from FundOrder o where o.id = :id")
  Optional<FundOrder> findLocked(UUID id);

  /** The orders that wait for a wallet to become known, locked until the transaction ends. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("from FundOrder o where o.walletId = :walletId and o.ownerId is null")
  List<FundOrder> findLockedOfUnknownWallet(String walletId);

  Optional<FundOrder> findByRequestFingerprint(byte[] requestFingerprint);

  @Query("select o.status from FundOrder o where o.id = :id")
  OrderStatus statusOf(UUID id);
}
