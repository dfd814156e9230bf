package dev.tandem.messaging.internal.handler;

import dev.tandem.messaging.EventHandler;
import dev.tandem.messaging.internal.handler.HandlerRegistryTest.TripBooked;
import org.junit.jupiter.api.Test;

import static dev.tandem.messaging.internal.handler.HandlerRegistryTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class GroupNameTest {

  private static final String LONG =
      "payments-emea-production-blue_customer-notification-and-loyalty-points-projection_for-the-orders"
          + "-domain_v2_workers";

  // Handlers are called by reflection, and this one never.
  @SuppressWarnings("UnusedMethod")
  static class TooLong {
    @EventHandler(group = LONG)
    void on(TripBooked event) {}
  }

  @Test
  void isRefusedWhereTheTopicsMadeOfItWouldBeTooLong() {
    assertRefused(new TooLong(), "more than 107");
    assertThatCode(() -> GroupName.check("", "g".repeat(GroupName.LONGEST)))
        .doesNotThrowAnyException();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GroupName.check("", "g".repeat(GroupName.LONGEST + 1)));
    assertThat(("%RETRY%" + GroupName.deadLetterReader("g".repeat(GroupName.LONGEST))))
        .hasSize(127);
  }

  @Test
  void isLongerByItsNamespaceAtTheBroker() {
    String name = "g".repeat(GroupName.LONGEST - "emea%".length());

    assertThatCode(() -> GroupName.check("emea", name)).doesNotThrowAnyException();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GroupName.check("emea", name + "g"))
        .withMessageContaining("emea%g");
  }

  @Test
  void isRefusedWhereItBelongsToAnother() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GroupName.check("", "orders-dead-letters"));
    assertThatIllegalArgumentException().isThrownBy(() -> GroupName.check("", "DEFAULT_CONSUMER"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GroupName.check("", "CID_RMQ_SYS_orders"));
    assertThatIllegalArgumentException().isThrownBy(() -> GroupName.check("", "orders of today"));
  }
}
