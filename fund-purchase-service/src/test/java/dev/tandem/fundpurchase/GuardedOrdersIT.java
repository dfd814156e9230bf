package dev.tandem.fundpurchase;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

import dev.tandem.fundpurchase.lifecycle.OrderStatus;
import dev.tandem.fundpurchase.lifecycle.Transition;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The database refuses what no code should ever try. */
class GuardedOrdersIT extends RunningService {

  @Test
  void allowsExactlyTheMovesOfTheStateMachine() {
    Set<String> coded = new TreeSet<>();
    for (OrderStatus left : OrderStatus.values()) {
      Arrays.stream(Transition.values())
          .filter(transition -> transition.leaves(left))
          .forEach(transition -> coded.add(left + " > " + transition.to()));
    }

    assertThat(jdbc.sql("SELECT left_status || ' > ' || new_status FROM fund_order_move")
            .query(String.class)
            .list())
        .containsExactlyInAnyOrderElementsOf(coded);
  }

  @Test
  void refusesAMoveThatIsNotAllowed() {
    String orderId = anOrder("MMF-001");

    assertRefused(
        "UPDATE fund_order SET status = 'REVERSED', deadline_at = NULL WHERE id = ?::uuid",
        orderId);
  }

  @Test
  void refusesToStartAnywhereElse() {
    String orderId = anOrder("MMF-001");

    assertRefused("""
        INSERT INTO fund_order (id, version, request_fingerprint, kind, wallet_id, fund_code,
          fund_risk_level, amount_minor, fee_minor, currency, status, created_at,
          timeline_length, event_sequence)
        SELECT gen_random_uuid(), 0, sha256('x'), kind, wallet_id, fund_code, fund_risk_level,
          amount_minor, fee_minor, currency, 'CANCELLED', created_at, 1, 0
        FROM fund_order WHERE id = ?::uuid""", orderId);
  }

  @Test
  void refusesToRewriteHistory() {
    String orderId = anOrder("MMF-001");

    assertRefused("UPDATE order_timeline SET at = now() WHERE order_id = ?::uuid", orderId);
    assertRefused("DELETE FROM order_timeline WHERE order_id = ?::uuid", orderId);
  }

  @Test
  void refusesAFeeOnADiscountPurchase() {
    assertRefused("UPDATE fund_order SET fee_minor = 1 WHERE id = ?::uuid", anOrder("MMF-001"));
  }

  @Test
  void refusesToKeepTheFundingTokenForEver() {
    String orderId = anOrder("MMF-001");
    api.cancel(orderId);

    assertRefused("UPDATE fund_order SET funding_token = 'tok' WHERE id = ?::uuid", orderId);
  }

  @Test
  void refusesToWaitWithoutADeadline() {
    assertRefused(
        "UPDATE fund_order SET deadline_at = NULL WHERE id = ?::uuid", anOrder("MMF-001"));
  }

  private void assertRefused(String sql, String orderId) {
    assertThatThrownBy(() -> jdbc.sql(sql).param(orderId.substring(4)).update())
        .isInstanceOf(DataAccessException.class);
  }
}
