package dev.tandem.fundpurchase.intake;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.tandem.fundpurchase.fund.Fund;
import dev.tandem.fundpurchase.fund.FundCatalogue;
import dev.tandem.fundpurchase.fund.FundStatus;
import dev.tandem.fundpurchase.lifecycle.Cause;
import dev.tandem.fundpurchase.lifecycle.OrderProperties;
import dev.tandem.fundpurchase.order.FundOrder;
import dev.tandem.fundpurchase.order.PlaceOrder;
import dev.tandem.fundpurchase.order.Placement;
import dev.tandem.fundpurchase.orderbook.JdbcOrders;
import dev.tandem.fundpurchase.orderbook.OrderRepository;
import dev.tandem.fundpurchase.orderbook.Orders;
import dev.tandem.fundpurchase.wallet.JdbcKnownWallets;
import dev.tandem.fundpurchase.wallet.KnownWallet;
import dev.tandem.messaging.GroupCommits;
import dev.tandem.messaging.support.UuidV7;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Places orders, one for each request's fingerprint: a repeated request finds the order of the
 * first. Requests that come at the same moment share a transaction and its statements.
 */
@Component
class AcceptOrders {

  private final FundCatalogue funds;
  private final JdbcKnownWallets wallets;
  private final JdbcOrders placed;
  private final OrderRepository repository;
  private final Orders orders;
  private final GroupCommits groupCommits;
  private final OrderProperties properties;
  private final Clock clock;

  AcceptOrders(
      FundCatalogue funds,
      JdbcKnownWallets wallets,
      JdbcOrders placed,
      OrderRepository repository,
      Orders orders,
      GroupCommits groupCommits,
      OrderProperties properties,
      Clock clock) {
    this.funds = funds;
    this.wallets = wallets;
    this.placed = placed;
    this.repository = repository;
    this.orders = orders;
    this.groupCommits = groupCommits;
    this.properties = properties;
    this.clock = clock;
  }

  /** Decides each of {@code commands}; the outcomes are in the same order. */
  @Transactional
  public List<PlacementOutcome> place(List<PlaceOrder> commands) {
    Map<String, FundOrder> former = placedBefore(commands);
    Map<String, KnownWallet> known =
        wallets.findOrLock(commands.stream().map(PlaceOrder::walletId).toList());
    return commands.stream()
        .map(command -> {
          PlacementOutcome outcome =
              decide(command, former.get(fingerprintOf(command)), known.get(command.walletId()));
          if (outcome instanceof PlacementOutcome.Placed(var order)) {
            former.putIfAbsent(fingerprintOf(command), order);
          }
          return outcome;
        })
        .toList();
  }

  private Map<String, FundOrder> placedBefore(Collection<PlaceOrder> commands) {
    List<byte[]> fingerprints =
        commands.stream().map(command -> command.key().fingerprint()).toList();
    return repository.findAllById(placed.placedFor(fingerprints)).stream()
        .collect(Collectors.toMap(
            order -> hex(order.requestFingerprint()),
            order -> order,
            (one, _) -> one,
            HashMap::new));
  }

  private PlacementOutcome decide(
      PlaceOrder command, @Nullable FundOrder former, @Nullable KnownWallet wallet) {
    if (former != null) {
      return former.terms().areAskedForBy(command)
          ? new PlacementOutcome.Placed(former)
          : new PlacementOutcome.KeyReused();
    }
    if (wallet != null && !wallet.ownerId().equals(command.key().caller())) {
      return new PlacementOutcome.WalletNotFound();
    }
    var found = funds.find(command.fundCode());
    if (found.isEmpty()) {
      return new PlacementOutcome.FundNotFound();
    }
    Fund fund = found.get();
    if (fund.status() == FundStatus.SUSPENDED) {
      return new PlacementOutcome.FundSuspended();
    }
    if (!fund.currency().equals(command.amount().currency())) {
      return new PlacementOutcome.CurrencyMismatch("The fund is bought in", fund.currency());
    }
    if (command.amount().minorUnits() < fund.minAmount().minorUnits()) {
      return new PlacementOutcome.BelowMinimum(fund.minAmount());
    }
    if (wallet != null && !wallet.currency().equals(command.amount().currency())) {
      return new PlacementOutcome.CurrencyMismatch("The wallet holds", wallet.currency());
    }
    FundOrder order = order(command, fund, wallet);
    groupCommits.onBehalfOf(command, () -> orders.save(order));
    return new PlacementOutcome.Placed(order);
  }

  private FundOrder order(PlaceOrder command, Fund fund, @Nullable KnownWallet wallet) {
    var placement = new Placement(command, fund);
    Cause cause = Cause.of("investor-request", clock);
    return wallet == null
        ? FundOrder.ofUnknownWallet(
            UuidV7.next(), placement, cause, cause.at().plus(properties.walletWithin()))
        : FundOrder.of(
            UuidV7.next(),
            placement,
            wallet.ownerId(),
            cause,
            cause.at().plus(properties.screenWithin()));
  }

  private static String fingerprintOf(PlaceOrder command) {
    return hex(command.key().fingerprint());
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
