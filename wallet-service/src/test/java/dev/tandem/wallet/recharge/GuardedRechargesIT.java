package dev.tandem.wallet.recharge;

import java.util.stream.Stream;

import dev.tandem.wallet.GuardedTable;
import dev.tandem.wallet.GuardedTable.Move;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class GuardedRechargesIT {

  private static final GuardedTable TABLE = new GuardedTable("recharge_moves_as_allowed");

  @Test
  void letsThroughWhatTheStateMachineKnowsAndNothingElse() {
    assertThat(TABLE.allowed())
        .isEqualTo(Stream.of(RechargeTransition.values())
            .flatMap(it ->
                it.leaves().stream().map(from -> new Move(from.name(), it.to().name())))
            .collect(toSet()));
  }

  @Test
  void refusesAMoveThatSkipsTheBank() {
    insert("SCREENING");

    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(() -> TABLE.jdbc.sql("""
                UPDATE recharge
                SET status = 'COMPLETED', funding_token = NULL, due_at = NULL, ended_at = now(),
                  charging_since = now(), bank_asked_at = now()
                """).update())
        .withMessageContaining("cannot go from SCREENING to COMPLETED");
  }

  @Test
  void refusesARechargeThatDoesNotStartInScreening() {
    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(() -> insert("CHARGING"))
        .withMessageContaining("cannot start as CHARGING");
  }

  private static void insert(String status) {
    TABLE.jdbc.sql("""
            WITH opened AS (
              INSERT INTO wallet (id, owner_id, currency, status, created_at)
              VALUES (gen_random_uuid(), gen_random_uuid()::text, 'CNY', 'ACTIVE', now())
              RETURNING id
            )
            INSERT INTO recharge (id, wallet_id, owner_id, amount_minor, currency, status,
              fingerprint, funding_token, due_at, created_at)
            SELECT gen_random_uuid(), id, 'owner', 500, 'CNY', ?, sha256(id::text::bytea), 'tok_ok',
              now(), now()
            FROM opened
            """).param(status).update();
  }
}
