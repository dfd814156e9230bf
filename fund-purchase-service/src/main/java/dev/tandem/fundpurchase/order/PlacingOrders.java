package dev.tandem.fundpurchase.order;

import java.time.Clock;

import dev.tandem.fundpurchase.fund.Fund;
import dev.tandem.fundpurchase.fund.FundCatalogue;
import dev.tandem.fundpurchase.fund.FundStatus;
import dev.tandem.fundpurchase.wallet.JdbcKnownWallets;
import dev.tandem.fundpurchase.wallet.KnownWallet;
import dev.tandem.web.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes orders: a short transaction, everything else follows by events. */
@Component
class PlacingOrders {

  private final FundCatalogue funds;
  private final JdbcKnownWallets wallets;
  private final OrderRepository repository;
  private final Orders orders;
  private final OrderProperties properties;
  private final Clock clock;
  private final TransactionTemplate transaction;

  PlacingOrders(
      FundCatalogue funds,
      JdbcKnownWallets wallets,
      OrderRepository repository,
      Orders orders,
      OrderProperties properties,
      Clock clock,
      TransactionTemplate transaction) {
    this.funds = funds;
    this.wallets = wallets;
    this.repository = repository;
    this.orders = orders;
    this.properties = properties;
    this.clock = clock;
    this.transaction = transaction;
  }

  /**
   * Places the order, once for each request fingerprint: another call finds the order of the first.
   */
  PlacingOutcome place(PlaceOrder command) {
    try {
      return inTransaction(command);
    } catch (DataIntegrityViolationException e) {
      // The same request was placed at the same moment; if it was anything else, it fails again.
      return inTransaction(command);
    }
  }

  private PlacingOutcome inTransaction(PlaceOrder command) {
    return transaction.execute(_ -> decide(command));
  }

  private PlacingOutcome decide(PlaceOrder command) {
    var former = repository.findByRequestFingerprint(command.key().fingerprint());
    if (former.isPresent()) {
      return former.get().isAskedForBy(command)
          ? new PlacingOutcome.Placed(former.get())
          : new PlacingOutcome.KeyReused();
    }
    var found = funds.find(command.fundCode());
    if (found.isEmpty()) {
      return new PlacingOutcome.FundNotFound();
    }
    Fund fund = found.get();
    if (fund.status() == FundStatus.SUSPENDED) {
      return new PlacingOutcome.FundSuspended();
    }
    if (!fund.currency().equals(command.amount().currency())) {
      return new PlacingOutcome.CurrencyMismatch("The fund is bought in", fund.currency());
    }
    if (command.amount().minorUnits() < fund.minAmount().minorUnits()) {
      return new PlacingOutcome.BelowMinimum(fund.minAmount());
    }
    KnownWallet wallet = wallets.findOrLock(command.walletId()).orElse(null);
    if (wallet != null && !wallet.currency().equals(command.amount().currency())) {
      return new PlacingOutcome.CurrencyMismatch("The wallet holds", wallet.currency());
    }
    FundOrder order = order(command, fund, wallet);
    orders.save(order);
    return new PlacingOutcome.Placed(order);
  }

  private FundOrder order(PlaceOrder command, Fund fund, @Nullable KnownWallet wallet) {
    var placement = new Placement(command, fund);
    Cause cause = Cause.of("investor-request", clock);
    return wallet == null
        ? FundOrder.ofUnknownWallet(
            Ids.next(), placement, cause, cause.at().plus(properties.walletWithin()))
        : FundOrder.of(
            Ids.next(),
            placement,
            wallet.ownerId(),
            cause,
            cause.at().plus(properties.screenWithin()));
  }
}
