package dev.tandem.notification.notice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.tandem.contract.accompaniment.Audience;
import dev.tandem.contract.accompaniment.StepReached;
import dev.tandem.contract.wallet.RechargeFailed.Outcome;
import dev.tandem.messaging.support.UuidV7;
import dev.tandem.notification.Recharge;
import dev.tandem.notification.ServiceIT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static dev.tandem.notification.Recharge.aRecharge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class NoticesIT extends ServiceIT {

  static Stream<Arguments> whatPeopleAreTold() {
    return Stream.of(
        told(Recharge::completed, "recharge-completed", "Your recharge of CNY 12.50 is complete"),
        told(r -> r.ended(Outcome.REJECTED), "recharge-rejected", "CNY 12.50 was declined"),
        told(r -> r.ended(Outcome.FAILED), "recharge-failed", "CNY 12.50 did not go through"),
        told(r -> r.ended(Outcome.EXPIRED), "recharge-expired", "CNY 12.50 was not finished"),
        told(Recharge::stepUpRequired, "step-up-required", "confirm your payment of CNY 12.50"),
        told(Recharge::held, "payment-held", "payment of CNY 12.50 is being reviewed"));
  }

  private static Arguments told(Function<Recharge, Record> event, String template, String text) {
    return arguments(event, template, text);
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("whatPeopleAreTold")
  void tellsEachOutcomeAndEachMomentAPersonMustActOrWait(
      Function<Recharge, Record> event, String template, String text) {
    Recharge recharge = aRecharge();

    UUID eventId = broker.publish(event.apply(recharge));

    JsonNode notification = onlyNotificationOf(recharge);
    assertThat(notification.get("id").asString()).startsWith("ntf_");
    assertThat(notification.get("recipientId").asString()).isEqualTo(recharge.ownerId());
    assertThat(notification.get("channel").asString()).isEqualTo("LOG");
    assertThat(notification.get("template").asString()).isEqualTo(template);
    assertThat(notification.get("text").asString()).contains(text);
    assertThat(notification.get("status").asString()).isEqualTo("SENT");
    assertThat(notification.get("causedBy").asString()).isEqualTo("evt_" + eventId);
    assertThat(notification.get("sentAt").asString()).endsWith("Z");
  }

  @Test
  void tellsAStepOfAJourneyOnceAndSaysSo() {
    String owner = "own-" + UUID.randomUUID();
    UUID eventId = UuidV7.next();
    StepReached step = new StepReached(
        owner + "/nav-fall",
        "jrn_" + UUID.randomUUID(),
        "nav-fall",
        1,
        "tell",
        Audience.ORCHESTRATION,
        StepReached.Action.TELL_INVESTOR,
        owner,
        "EQT-003",
        null,
        "The fund {0} fell",
        Instant.now(),
        1);
    broker.publish(eventId, step);
    broker.publish(eventId, step);

    soon().until(() -> api.notificationsOf(owner).size() == 1);
    assertThat(api.notificationsOf(owner).getFirst().get("text").asString())
        .startsWith("The fund {0} fell\n");
    soon().until(() -> settled(step.instanceId() + "/tell") == 1);
  }

  private int settled(String delivery) {
    return jdbc.sql("""
            SELECT count(*) FROM messaging.outbox
            WHERE tag = 'DeliverySettled' AND convert_from(body, 'UTF8') LIKE '%' || ? || '%'
            """).param(delivery).query(Integer.class).single();
  }

  @Test
  void notifiesOnceWhenAnEventIsDeliveredTwice() {
    Recharge recharge = aRecharge();
    UUID eventId = UuidV7.next();
    broker.publish(eventId, recharge.completed());
    broker.publish(eventId, recharge.completed());
    onlyNotificationOf(recharge);

    broker.publish(eventId, recharge.completed());
    Recharge later = Recharge.of(recharge.ownerId());
    broker.publish(later.completed());

    soon().until(() -> api.notificationsOf(recharge.ownerId()).size() >= 2);
    assertThat(api.notificationsOf(recharge.ownerId()))
        .filteredOn(n -> n.get("causedBy").asString().equals("evt_" + eventId))
        .hasSize(1);
  }

  @Test
  void suppressesARequestToActThatTheOutcomeHasOvertaken() {
    Recharge recharge = aRecharge();
    broker.publish(recharge.ended(Outcome.EXPIRED));
    onlyNotificationOf(recharge);

    broker.publish(recharge.stepUpRequired());

    soon().until(() -> api.notificationsOf(recharge.ownerId()).size() == 2);
    JsonNode suppressed = api.notificationsOf(recharge.ownerId()).getFirst();
    assertThat(suppressed.get("template").asString()).isEqualTo("step-up-required");
    assertThat(suppressed.get("status").asString()).isEqualTo("SUPPRESSED");
    assertThat(suppressed.get("sentAt").isNull()).isTrue();
  }

  @Test
  void listsTheNewestFirstPageByPage() {
    String owner = aRecharge().ownerId();
    for (int sent = 1; sent <= 5; sent++) {
      broker.publish(Recharge.of(owner).completed());
      int expected = sent;
      soon().until(() -> api.notificationsOf(owner).size() == expected);
    }
    List<String> all = ids(api.notificationsOf(owner));

    JsonNode first = api.get("/v1/notifications?limit=2&recipientId=" + owner).json();
    JsonNode last = api.get(
            "/v1/notifications?limit=3&recipientId=" + owner + "&startingAfter=" + all.get(1))
        .json();

    assertThat(all).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    assertThat(first.get("data")).hasSize(2);
    assertThat(first.get("hasMore").asBoolean()).isTrue();
    assertThat(ids(last.get("data"))).isEqualTo(all.subList(2, 5));
    assertThat(last.get("hasMore").asBoolean()).isFalse();
  }

  private JsonNode onlyNotificationOf(Recharge recharge) {
    soon().until(() -> !api.notificationsOf(recharge.ownerId()).isEmpty());
    List<JsonNode> notifications = api.notificationsOf(recharge.ownerId());
    assertThat(notifications).hasSize(1);
    return notifications.getFirst();
  }

  private static List<String> ids(Iterable<JsonNode> notifications) {
    return java.util.stream.StreamSupport.stream(notifications.spliterator(), false)
        .map(notification -> notification.get("id").asString())
        .toList();
  }
}
