package dev.tandem.fundpurchase.orderbook;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.fundpurchase.order.FundOrder;
import jakarta.persistence.LockModeType;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;

/** Reads and writes orders. */
public interface OrderRepository extends JpaRepository<FundOrder, UUID> {

  /** The orders with these ids that exist, locked until the transaction ends. */
  // In one order everywhere: two transactions must not wait for each other in a circle.
  @NativeQuery("SELECT * FROM fund_order WHERE id = ANY (:ids) ORDER BY id FOR UPDATE")
  List<FundOrder> findAllLocked(UUID[] ids);

  /**
   * The orders of the wallet that {@code onlyOf} placed, or anyone if that is null, the newest
   * first: ids ascend by time.
   *
   * @param before the id that the page before ended with
   */
  @Query("""
      from FundOrder o
      where o.terms.walletId = :walletId
        and o.id < :before
        and (cast(:onlyOf as string) is null or o.orderedBy = :onlyOf)
        and (cast(:status as string) is null or cast(o.progress.status as string) = :status)
        and o.terms.createdAt >= :from and o.terms.createdAt < :to
      order by o.id desc
      """)
  List<FundOrder> findNewest(
      String walletId,
      @Nullable String onlyOf,
      @Nullable String status,
      Instant from,
      Instant to,
      UUID before,
      Limit limit);

  /** The order that {@code orderedBy} placed, locked until the transaction ends. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("from FundOrder o where o.id = :id and o.orderedBy = :orderedBy")
  Optional<FundOrder> findLocked(UUID id, String orderedBy);

  /** The orders that wait for a wallet to become known, locked until the transaction ends. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query(
      "from FundOrder o where o.terms.walletId in :walletIds and o.ownerId is null order by o.id")
  List<FundOrder> findAllLockedOfUnknownWallets(Collection<String> walletIds);
}
