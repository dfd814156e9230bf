package dev.tandem.notification.notice;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.tandem.contract.fundpurchase.FundPurchaseRejected.Outcome;
import dev.tandem.messaging.support.UuidV7;
import dev.tandem.notification.Purchase;
import dev.tandem.notification.ServiceIT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static dev.tandem.notification.Purchase.aPurchase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class PurchaseNoticesIT extends ServiceIT {

  static Stream<Arguments> whatInvestorsAreTold() {
    return Stream.of(
        told(p -> p.confirmed(2), "purchase-confirmed", "BAL-002 for CNY 12.50 is confirmed"),
        told(p -> p.ended(Outcome.REJECTED, 2), "purchase-rejected", "was declined"),
        told(p -> p.ended(Outcome.PAYMENT_FAILED, 2), "purchase-payment-failed", "not be paid"),
        told(p -> p.ended(Outcome.EXPIRED, 2), "purchase-expired", "not finished in time"),
        told(p -> p.ended(Outcome.REVERSED, 2), "purchase-reversed", "12.50 is back in your"),
        told(p -> p.cancelled(2), "purchase-cancelled", "is cancelled"));
  }

  private static Arguments told(Function<Purchase, Record> event, String template, String text) {
    return arguments(event, template, text);
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("whatInvestorsAreTold")
  void tellsEachOutcomeOfAnOrderOnce(Function<Purchase, Record> end, String template, String text) {
    Purchase purchase = aPurchase();
    broker.publish(purchase.requested());
    UUID eventId = UuidV7.next();
    broker.publish(eventId, end.apply(purchase));
    broker.publish(eventId, end.apply(purchase));

    List<JsonNode> notifications = notificationsOf(purchase, 1);

    assertThat(notifications).singleElement().satisfies(notification -> {
      assertThat(notification.get("template").asString()).isEqualTo(template);
      assertThat(notification.get("text").asString()).contains(text);
      assertThat(notification.get("causedBy").asString()).isEqualTo("evt_" + eventId);
    });
  }

  @Test
  void tellsTheOutcomeOnlyAfterAllThatHappenedBefore() {
    Purchase purchase = aPurchase();
    broker.publish(purchase.confirmed(3));
    soon().until(() -> parkedOf(purchase) == 1);
    assertThat(api.notificationsOf(purchase.ownerId())).isEmpty();

    broker.publish(purchase.paid(2));
    broker.publish(purchase.requested());

    assertThat(notificationsOf(purchase, 1)).hasSize(1);
    assertThat(parkedOf(purchase)).isZero();
  }

  @Test
  void tellsOfCorrectedSharesAfterTheConfirmation() {
    Purchase purchase = aPurchase();
    broker.publish(purchase.sharesCorrected(3));
    broker.publish(purchase.confirmed(2));
    broker.publish(purchase.requested());

    List<JsonNode> notifications = notificationsOf(purchase, 2);

    assertThat(notifications)
        .extracting(notification -> notification.get("template").asString())
        .containsExactly("shares-corrected", "purchase-confirmed");
    assertThat(notifications.getFirst().get("text").asString())
        .isEqualTo("The shares of your purchase of BAL-002 for CNY 12.50 were corrected: you hold"
            + " 11.05 of it, not 11.36. The amount you paid is unchanged.");
  }

  @Test
  void asksTheInvestorToStepUpForAnOrder() {
    Purchase purchase = aPurchase();

    broker.publish(purchase.stepUpRequired());

    assertThat(notificationsOf(purchase, 1))
        .singleElement()
        .satisfies(notification -> assertThat(notification.get("text").asString())
            .contains("confirm your payment of CNY 12.50"));
  }

  private List<JsonNode> notificationsOf(Purchase purchase, int atLeast) {
    soon().until(() -> api.notificationsOf(purchase.ownerId()).size() >= atLeast);
    return api.notificationsOf(purchase.ownerId());
  }

  private long parkedOf(Purchase purchase) {
    return jdbc.sql("SELECT count(*) FROM messaging.parked_event WHERE subject = ?")
        .param(purchase.id())
        .query(Long.class)
        .single();
  }
}
