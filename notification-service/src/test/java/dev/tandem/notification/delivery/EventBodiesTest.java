package dev.tandem.notification.delivery;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.contract.PaymentContext;
import dev.tandem.contract.risk.RiskHeld;
import dev.tandem.contract.risk.RiskReason;
import dev.tandem.contract.wallet.RechargeCompleted;
import dev.tandem.contract.wallet.RechargeRequested;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventType;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EventBodiesTest {

  private static final UUID ID = UUID.fromString("0193e1a0-0000-7000-8000-000000000001");
  private static final Instant TIME = Instant.parse("2026-11-20T10:00:00Z");
  private static final Money AMOUNT = Money.of(1250, "CNY");

  private final JsonMapper json = JsonMapper.builder().build();
  private final EventBodies bodies = new EventBodies(json);

  @Test
  void writesTheEventAsCloudEventsJson() {
    OutgoingEvent outgoing =
        bodies.of(event(new RechargeCompleted("rch_1", "wal_1", "own-1", AMOUNT, TIME, 2)));

    assertThat(outgoing.id()).isEqualTo(ID);
    assertThat(outgoing.name()).isEqualTo("RechargeCompleted");
    assertThat(outgoing.type()).isEqualTo("dev.tandem.wallet.RechargeCompleted.v1");
    assertThat(json.readTree(outgoing.body())).isEqualTo(json.readTree("""
        {"specversion": "1.0", "id": "evt_0193e1a0-0000-7000-8000-000000000001",
         "source": "wallet-service", "type": "dev.tandem.wallet.RechargeCompleted.v1",
         "subject": "rch_1", "time": "2026-11-20T10:00:00Z",
         "datacontenttype": "application/json", "sequence": "0000000000000000002",
         "data": {"rechargeId": "rch_1", "walletId": "wal_1", "ownerId": "own-1",
                  "amount": {"amountMinor": 1250, "currency": "CNY"},
                  "completedAt": "2026-11-20T10:00:00Z"}}
        """));
  }

  @Test
  void keepsThePayersDeviceAndPlaceInside() {
    var context = new PaymentContext("device-7", "203.0.113.7", "CN", 31.2, 121.5);
    OutgoingEvent outgoing = bodies.of(event(new RechargeRequested(
        "rch_1", "wal_1", "own-1", AMOUNT, context, "sealed:token", TIME, 1)));

    assertThat(outgoing.body())
        .contains("own-1")
        .doesNotContain("context", "device-7", "203.0.113.7", "31.2");
  }

  @Test
  void keepsTheReasonsOfRiskInside() {
    var reasons = List.of(new RiskReason("amount-limit", "more than 50000.00"));
    OutgoingEvent outgoing = bodies.of(
        event(new RiskHeld("rch_1", "asm-1", "rvw_1", "own-1", AMOUNT, reasons, TIME, 1)));

    assertThat(outgoing.body())
        .contains("rch_1")
        .doesNotContain("reasons", "amount-limit", "asm-1", "rvw_1");
  }

  @Test
  void tellsNobodyOfAnEventThatIsNotPublic() {
    assertThatThrownBy(() -> bodies.of(new Event<>(
            ID,
            "wallet-service",
            "dev.tandem.wallet.Other.v1",
            "x",
            TIME,
            OptionalLong.empty(),
            null,
            new Object())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static <T extends Record> Event<T> event(T data) {
    String type = data.getClass().getAnnotation(EventType.class).type();
    return new Event<>(
        ID, "wallet-service", type, "rch_1", TIME, OptionalLong.of(2), "00-trace", data);
  }
}
