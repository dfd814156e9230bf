package dev.tandem.fundpurchase.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.fundpurchase.OrderIds;
import dev.tandem.fundpurchase.lifecycle.OrderStatus;
import dev.tandem.fundpurchase.order.FundOrder;
import dev.tandem.fundpurchase.orderbook.OrderRepository;
import dev.tandem.web.Page;
import dev.tandem.web.PageRequest;
import dev.tandem.web.waiting.OutcomeWaiters;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows orders, and waits for their outcome. */
@Component
class ShowOrders {

  private static final Instant FAR = Instant.parse("9999-12-31T00:00:00Z");
  private static final UUID AFTER_ALL = new UUID(-1, -1);

  private final OrderRepository repository;
  private final JdbcOrderAnswers answers;
  private final OutcomeWaiters waiters;

  ShowOrders(OrderRepository repository, JdbcOrderAnswers answers, OutcomeWaiters waiters) {
    this.repository = repository;
    this.answers = answers;
    this.waiters = waiters;
  }

  /** The order with its timeline, if {@code onlyOf} placed it, or anyone if that is null. */
  public Optional<OrderAnswer> find(UUID id, @Nullable String onlyOf) {
    return answers.find(id, onlyOf);
  }

  /** The orders of a wallet, the newest first, without their timelines. */
  @Transactional(readOnly = true)
  public Page<OrderAnswer> list(OrderFilter filter, @Nullable String onlyOf, PageRequest page) {
    List<FundOrder> found = repository.findNewest(
        filter.walletId(),
        onlyOf,
        filter.status() == null ? null : filter.status().name(),
        filter.from() == null ? Instant.EPOCH : filter.from().toInstant(),
        filter.to() == null ? FAR : filter.to().toInstant(),
        page.startingAfter(OrderIds.ORDER).orElse(AFTER_ALL),
        Limit.of(page.fetchLimit()));
    return Page.of(page, found, OrderAnswer::withoutTimeline);
  }

  /**
   * Which orders of a wallet are wanted; null where it does not matter.
   *
   * @param from the first moment of their request
   * @param to the first moment that is too late
   */
  record OrderFilter(
      String walletId,
      @Nullable OrderStatus status,
      @Nullable OffsetDateTime from,
      @Nullable OffsetDateTime to) {}

  /**
   * Waits until nothing more can happen to the order today: it has ended, awaits a person, or the
   * fund house has it until T+1.
   */
  void awaitOutcome(UUID id, Duration atMost) {
    waiters.await(id, atMost);
  }
}
