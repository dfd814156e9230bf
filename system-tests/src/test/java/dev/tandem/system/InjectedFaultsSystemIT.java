package dev.tandem.system;

import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.tandem.localstack.check.rule.Finding;
import dev.tandem.localstack.suite.Service;
import dev.tandem.system.Suite.Recharge;
import dev.tandem.test.PostgresServer.Database;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Faults that are put into the services' own databases, which the check must find there. */
@ExtendWith(RunningSuite.class)
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class InjectedFaultsSystemIT {

  private static final Duration MOMENT = Duration.ofSeconds(60);
  private static final Duration CATCHING_UP = Duration.ofMinutes(2);

  static Suite suite;

  @BeforeAll
  static void meet(Suite running) {
    suite = running;
  }

  @Test
  void theCheckFindsADeliveryThatHasVanished() throws Exception {
    String endpoint = suite.anEndpoint("http://127.0.0.1:9/", "RechargeCompleted");
    suite.stack().advanceClock(Duration.ofMinutes(2));
    Recharge recharge = suite.recharge(suite.aWallet(), 1_000, "tok_ok");
    suite.ended(recharge, MOMENT);
    assertThat(findings(CATCHING_UP)).isEmpty();
    Database database = database(Service.NOTIFICATION);
    String ofRecharge = """
        WHERE 'whe_' || endpoint_id = '%s'
          AND event_id IN (SELECT id FROM webhook_event WHERE body LIKE '%%%s%%')
        """.formatted(endpoint, recharge.id());

    assertThatThrownBy(() -> change(database, "DELETE FROM webhook_delivery " + ofRecharge))
        .hasMessageContaining("only finished ones are deleted");
    change(database, "UPDATE webhook_delivery SET status = 'FAILED' " + ofRecharge);
    assertThat(change(database, "DELETE FROM webhook_delivery " + ofRecharge)).isEqualTo(1);

    assertThat(findings(Duration.ofSeconds(5)))
        .extracting(Finding::topic)
        .containsExactly("webhook " + recharge.id());
    change(database, """
        UPDATE webhook_endpoint
        SET status = 'DISABLED', disabled_reason = 'REQUESTED', disabled_at = now()
        WHERE 'whe_' || id = '%s'
        """.formatted(endpoint));
    assertThat(findings(CATCHING_UP)).isEmpty();
  }

  @Test
  void theCheckFindsAPaymentForAFundThatWasSuspendedWhileItsOrderWaited() throws Exception {
    String order = suite.purchase(suite.aWallet(), "EQT-003", 10_000);
    assertThat(findings(CATCHING_UP)).isEmpty();
    Database database = database(Service.FUND_PURCHASE);

    await().atMost(MOMENT).until(() -> change(database, """
        INSERT INTO fund_status_change (fund_code, status, at)
        SELECT o.fund_code, 'SUSPENDED', t.at - interval '1 hour'
        FROM order_timeline t JOIN fund_order o ON o.id = t.order_id
        WHERE 'ord_' || o.id = '%s' AND t.status = 'PAYING'
        """.formatted(order)) == 1);

    assertThat(findings(Duration.ofSeconds(10)))
        .allMatch(it -> it.rule().equals("suspended"))
        .extracting(Finding::subject)
        .contains(order);
    change(database, """
        ALTER TABLE fund_status_change DISABLE TRIGGER fund_status_change_only_grows;
        DELETE FROM fund_status_change WHERE fund_code = 'EQT-003';
        ALTER TABLE fund_status_change ENABLE TRIGGER fund_status_change_only_grows
        """);
    assertThat(findings(CATCHING_UP)).isEmpty();
  }

  private static List<Finding> findings(Duration patience) throws IOException {
    return suite.stack().check().run(patience).findings();
  }

  private static Database database(Service service) {
    return suite.stack().postgres().database(service.database());
  }

  private static int change(Database database, String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection(database.url(), database.username(), database.password());
        var statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }
}
