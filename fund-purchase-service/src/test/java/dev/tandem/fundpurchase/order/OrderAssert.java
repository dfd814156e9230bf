package dev.tandem.fundpurchase.order;

import dev.tandem.contract.fundpurchase.FundPurchaseRejected;
import dev.tandem.contract.fundpurchase.FundPurchaseRejected.Outcome;
import dev.tandem.fundpurchase.lifecycle.ContradictionException;
import dev.tandem.fundpurchase.lifecycle.OrderStatus;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import static dev.tandem.fundpurchase.order.OrderFixture.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What an order did, or did not do. */
final class OrderAssert {

  private OrderAssert() {}

  static void assertRejected(FundOrder order, Outcome outcome, String reason) {
    var rejected = only(order, FundPurchaseRejected.class);
    assertThat(rejected.outcome()).isEqualTo(outcome);
    assertThat(rejected.reason()).isEqualTo(reason);
  }

  static <T> T only(FundOrder order, Class<T> type) {
    var events = order.takeNewEvents();
    assertThat(events).hasSize(1);
    return type.cast(events.getFirst().event());
  }

  static void assertUnmoved(FundOrder order, OrderStatus status) {
    assertThat(order.status()).isEqualTo(status);
    assertThat(order.takeNewEvents()).isEmpty();
    assertThat(order.takeNewEntries()).isEmpty();
  }

  static void assertContradiction(ThrowingCallable happening) {
    assertThatExceptionOfType(ContradictionException.class).isThrownBy(happening);
  }
}
