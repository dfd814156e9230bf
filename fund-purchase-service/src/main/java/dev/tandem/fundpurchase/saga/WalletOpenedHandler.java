package dev.tandem.fundpurchase.saga;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.tandem.contract.wallet.WalletOpened;
import dev.tandem.fundpurchase.lifecycle.Cause;
import dev.tandem.fundpurchase.lifecycle.OrderProperties;
import dev.tandem.fundpurchase.order.FundOrder;
import dev.tandem.fundpurchase.orderbook.OrderRepository;
import dev.tandem.fundpurchase.orderbook.Orders;
import dev.tandem.fundpurchase.wallet.JdbcKnownWallets;
import dev.tandem.fundpurchase.wallet.KnownWallet;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventHandler;
import org.springframework.stereotype.Component;

import static java.util.Objects.requireNonNull;

/** Remembers new wallets, and releases the orders that wait for them. */
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

  @EventHandler(group = PaymentHandler.GROUP, filtered = true)
  void opened(List<Event<WalletOpened>> events) {
    Map<String, Event<WalletOpened>> byWallet = new HashMap<>();
    events.forEach(event -> byWallet.putIfAbsent(event.data().walletId(), event));
    wallets.add(byWallet.values().stream()
        .map(Event::data)
        .map(it -> new KnownWallet(it.walletId(), it.ownerId(), it.currency()))
        .toList());
    for (FundOrder order : repository.findAllLockedOfUnknownWallets(byWallet.keySet())) {
      goOn(order, requireNonNull(byWallet.get(order.terms().walletId())));
    }
  }

  private void goOn(FundOrder order, Event<WalletOpened> event) {
    WalletOpened opened = event.data();
    Cause cause = Cause.of(event, clock);
    order.walletOpened(
        opened.ownerId(), opened.currency(), cause, cause.at().plus(properties.screenWithin()));
    orders.save(order);
  }
}
