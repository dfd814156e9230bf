package dev.tandem.fundpurchase.order;

import java.time.Clock;

import dev.tandem.contract.WalletOpened;
import dev.tandem.fundpurchase.wallet.JdbcKnownWallets;
import dev.tandem.fundpurchase.wallet.KnownWallet;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventHandler;
import org.springframework.stereotype.Component;

/** Remembers a new wallet, and lets the orders go on that came before the news of it. */
@Component
class WalletOpenedHandler {

  private final JdbcKnownWallets wallets;
  private final OrderRepository repository;
  private final Orders orders;
  private final OrderProperties properties;
  private final Clock clock;

  WalletOpenedHandler(
      JdbcKnownWallets wallets,
      OrderRepository repository,
      Orders orders,
      OrderProperties properties,
      Clock clock) {
    this.wallets = wallets;
    this.repository = repository;
    this.orders = orders;
    this.properties = properties;
    this.clock = clock;
  }

  @EventHandler(group = "fund-purchase-wallets")
  void opened(Event<WalletOpened> event) {
    WalletOpened opened = event.data();
    wallets.add(new KnownWallet(opened.walletId(), opened.ownerId(), opened.currency()));
    Cause cause = Cause.of(event, clock);
    for (FundOrder order : repository.findLockedOfUnknownWallet(opened.walletId())) {
      order.walletOpened(
          opened.ownerId(), opened.currency(), cause, cause.at().plus(properties.screenWithin()));
      orders.save(order);
    }
  }
}
