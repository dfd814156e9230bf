package dev.tandem.wallet.payment;

import java.util.stream.Stream;

import dev.tandem.wallet.GuardedTable;
import dev.tandem.wallet.GuardedTable.Move;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class GuardedPaymentsIT {

  private static final GuardedTable TABLE = new GuardedTable("fund_payment_moves_as_allowed");

  @Test
  void letsThroughWhatTheStateMachineKnowsAndNothingElse() {
    assertThat(TABLE.allowed())
        .isEqualTo(Stream.of(PaymentTransition.values())
            .flatMap(it ->
                it.leaves().stream().map(from -> new Move(from.name(), it.to().name())))
            .collect(toSet()));
  }

  @Test
  void refusesAMoveThatSkipsThePayment() {
    insert("RECEIVED");

    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(() -> TABLE
            .jdbc
            .sql("UPDATE fund_payment SET status = 'SUBMITTED', funding_token = NULL")
            .update())
        .withMessageContaining("cannot go from RECEIVED to SUBMITTED");
  }

  @Test
  void refusesAPaymentThatStartsPaid() {
    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(() -> insert("PAID"))
        .withMessageContaining("cannot start as PAID");
  }

  private static void insert(String status) {
    TABLE.jdbc.sql("""
            INSERT INTO fund_payment (id, kind, wallet_id, owner_id, currency, amount_minor,
              fee_minor, status, funding_token, pay_by, created_at)
            VALUES (gen_random_uuid(), 'DISCOUNT', gen_random_uuid(), 'owner', 'CNY', 500, 0, ?,
              'tok_ok', now(), now())
            """).param(status).update();
  }
}
