package dev.tandem.analytics.activity;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

import dev.tandem.analytics.activity.Activities.UnreadableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ActivitiesTest {

  @Test
  void knowsWhatARequestTells() throws Exception {
    var activity = read("""
        {"specversion": "1.0", "id": "e-1", "type": "dev.tandem.wallet.RechargeRequested.v1",
         "time": "2026-03-02T04:00:00Z", "data": {
           "rechargeId": "rch_1", "ownerId": "ada",
           "amount": {"amountMinor": 1250, "currency": "CNY"}, "fundingToken": "hash",
           "context": {"deviceId": "phone", "ip": "10.0.0.1", "country": "CN", "latitude": 31.2,
             "longitude": null},
           "unknown": [1, 2]}}\
        """).orElseThrow();

    assertThat(activity)
        .isEqualTo(new Activity(
            "e-1",
            Kind.ASKED,
            "ada",
            Instant.parse("2026-03-02T04:00:00Z").toEpochMilli(),
            1250,
            "CNY",
            null,
            "RECHARGE",
            "phone",
            "10.0.0.1",
            "hash",
            "CN",
            false,
            31.2,
            0));
  }

  @ParameterizedTest
  @CsvSource({
    "dev.tandem.wallet.WalletOpened.v1, '', WALLET_OPENED",
    "dev.tandem.wallet.RechargeCompleted.v1, '', COMPLETED",
    "dev.tandem.wallet.RechargeFailed.v1, FAILED, DECLINED",
    "dev.tandem.wallet.RechargeFailed.v1, REJECTED, REFUSED",
    "dev.tandem.wallet.RechargeFailed.v1, EXPIRED, EXPIRED",
    "dev.tandem.fundpurchase.FundPurchaseRequested.v1, '', ASKED",
    "dev.tandem.fundpurchase.FundPaymentRequested.v1, '', PAYING",
    "dev.tandem.fundpurchase.FundPurchasePaid.v1, '', COMPLETED",
    "dev.tandem.fundpurchase.FundPurchaseRejected.v1, PAYMENT_FAILED, DECLINED",
    "dev.tandem.fundpurchase.FundPurchaseRejected.v1, REVERSED, REVERSED",
    "dev.tandem.fundpurchase.FundPurchaseCancelled.v1, '', CANCELLED"
  })
  void knowsHowAPaymentGoesOn(String type, String outcome, Kind kind) throws Exception {
    var activity = read("""
        {"id": "e-1", "type": "%s", "time": "2026-03-02T04:00:00Z",
         "data": {"ownerId": "ada", "outcome": "%s"}}\
        """.formatted(type, outcome));

    assertThat(activity.orElseThrow().kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"LOGIN, LOGGED_IN", "VIEW_FUND, VIEWED"})
  void knowsWhatSomebodyDidBesidesPaying(String told, Kind kind) throws Exception {
    var activity = read(behaviour(told)).orElseThrow();

    assertThat(activity.kind()).isEqualTo(kind);
    assertThat(activity.fundCode()).isEqualTo("MMF-001");
    assertThat(activity.channel()).isNull();
    assertThat(read(behaviour("VIEW_WALLET"))).isEmpty();
  }

  private static String behaviour(String kind) {
    return """
        {"id": "e-1", "type": "dev.tandem.datacentre.BehaviourSeen.v1",
         "time": "2026-03-02T04:00:00Z",
         "data": {"ownerId": "ada", "kind": "%s", "fundCode": "MMF-001"}}\
        """.formatted(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"dev.tandem.ledger.BreakOpened.v1", "dev.tandem.wallet.RechargeCompleted.v2"})
  void leavesAloneWhatItDoesNotLookAt(String type) throws Exception {
    assertThat(read("""
        {"id": "e-1", "type": "%s", "time": "2026-03-02T04:00:00Z", "data": {"ownerId": "ada"}}\
        """.formatted(type))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "7", "{\"id\": \"e-1\"}", """
        {"id": "e-1", "type": "dev.tandem.wallet.WalletOpened.v1", "data": {"ownerId": "ada"}}\
        """, """
        {"id": "e-1", "type": "dev.tandem.wallet.WalletOpened.v1", "data": {"ownerId": "ada"},
         "time": "+999999999-01-01T00:00:00Z"}\
        """})
  void saysThatSomethingIsNoEvent(String record) {
    assertThatThrownBy(() -> read(record)).isInstanceOf(UnreadableException.class);
  }

  private static Optional<Activity> read(String record) throws UnreadableException {
    return Activities.read(record.getBytes(StandardCharsets.UTF_8));
  }
}
