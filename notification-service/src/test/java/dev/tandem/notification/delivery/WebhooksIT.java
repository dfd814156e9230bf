package dev.tandem.notification.delivery;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.tandem.messaging.support.UuidV7;
import dev.tandem.notification.OperatorsApi;
import dev.tandem.notification.Purchase;
import dev.tandem.notification.Receiver;
import dev.tandem.notification.Recharge;
import dev.tandem.notification.ServiceIT;
import dev.tandem.web.test.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static dev.tandem.notification.Purchase.aPurchase;
import static dev.tandem.notification.Recharge.aRecharge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WebhooksIT extends ServiceIT {

  private static final JsonMapper JSON = new JsonMapper();

  private final Receiver receiver = Receiver.answering(200);

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void sendsAnEventWithASignatureThatOnlyItsSecretVerifies() {
    JsonNode endpoint = api.register(receiver.url(), "*");
    JsonNode other = api.register(receiver.url() + "/other", "RiskHeld");
    Recharge recharge = aRecharge();

    UUID eventId = broker.publish(recharge.completed());

    Receiver.Webhook webhook = onlyWebhookAbout(recharge);
    JsonNode body = JSON.readTree(webhook.body());
    assertThat(body.get("id").asString()).isEqualTo("evt_" + eventId);
    assertThat(body.get("type").asString()).isEqualTo("dev.tandem.wallet.RechargeCompleted.v1");
    assertThat(body.at("/data/amount/amountMinor").asLong()).isEqualTo(1250);
    assertThatCode(() -> verify(webhook, endpoint)).doesNotThrowAnyException();
    assertThatThrownBy(() -> verify(webhook, other))
        .isInstanceOf(WebhookVerificationException.class);
    JsonNode delivery = onlyDelivery(endpoint, "SUCCEEDED");
    assertThat(webhook.header("webhook-id")).isEqualTo(delivery.get("id").asString());
    assertThat(delivery.get("eventId").asString()).isEqualTo("evt_" + eventId);
    assertThat(delivery.get("responseStatus").asInt()).isEqualTo(200);
    assertThat(delivery.get("excerpt").asString()).isEqualTo("answer 200");
    assertThat(delivery.get("durationMillis").isNumber()).isTrue();
    assertThat(delivery.get("nextAttemptAt").isNull()).isTrue();
    assertThat(api.deliveriesOf(other)).isEmpty();
  }

  @Test
  void signsWithTheFormerSecretTooUntilReceiversKnowTheNewOne() {
    JsonNode first = api.register(receiver.url(), "*");
    JsonNode second = rotate(first, "{\"formerValidHours\":1}");

    Receiver.Webhook during = webhookAbout(aRecharge());
    assertThat(during.header("webhook-signature").split(" ")).hasSize(2);
    assertThatCode(() -> verify(during, first)).doesNotThrowAnyException();
    assertThatCode(() -> verify(during, second)).doesNotThrowAnyException();

    JsonNode third = rotate(first, "{\"formerValidHours\":0}");

    Receiver.Webhook after = webhookAbout(aRecharge());
    assertThatCode(() -> verify(after, third)).doesNotThrowAnyException();
    assertThatThrownBy(() -> verify(after, first)).isInstanceOf(WebhookVerificationException.class);
    assertThatThrownBy(() -> verify(after, second))
        .isInstanceOf(WebhookVerificationException.class);
  }

  @Test
  void tellsOfCorrectedShares() {
    JsonNode endpoint = api.register(receiver.url(), "FundSharesCorrected");
    Purchase purchase = aPurchase();

    broker.publish(purchase.sharesCorrected(6));

    soon().until(() -> !receiver.received().isEmpty());
    JsonNode body = JSON.readTree(receiver.received().getFirst().body());
    assertThat(body.get("type").asString())
        .isEqualTo("dev.tandem.fundpurchase.FundSharesCorrected.v1");
    assertThat(body.at("/data/orderId").asString()).isEqualTo(purchase.id());
    assertThat(body.at("/data/formerShares").asString()).isEqualTo("11.36");
    assertThat(body.at("/data/shares").asString()).isEqualTo("11.05");
    assertThat(body.at("/data/reason").asString()).isEqualTo("nav-corrected");
    onlyDelivery(endpoint, "SUCCEEDED");
  }

  private JsonNode rotate(JsonNode endpoint, String body) {
    return api.post(OperatorsApi.path(endpoint) + "/secret/rotation", body).json();
  }

  private Receiver.Webhook webhookAbout(Recharge recharge) {
    broker.publish(recharge.completed());
    return onlyWebhookAbout(recharge);
  }

  @Test
  void sendsEachEndpointTheEventsItAskedFor() {
    JsonNode byName = api.register(receiver.url() + "/name", "RechargeRequested", "RiskHeld");
    JsonNode byType =
        api.register(receiver.url() + "/type", "dev.tandem.wallet.RechargeCompleted.v1");
    Recharge recharge = aRecharge();

    broker.publish(recharge.requested());
    broker.publish(recharge.held());
    broker.publish(recharge.completed());

    soon().until(() -> about(recharge).size() == 3);
    soon().until(() -> api.deliveriesOf(byName).size() == 2);
    assertThat(api.deliveriesOf(byName))
        .extracting(d -> d.get("eventType").asString())
        .containsExactlyInAnyOrder(
            "dev.tandem.wallet.RechargeRequested.v1", "dev.tandem.risk.RiskHeld.v1");
    assertThat(api.deliveriesOf(byType)).hasSize(1);
  }

  @Test
  void plansOneDeliveryOfAnEventThatIsDeliveredTwice() {
    JsonNode endpoint = api.register(receiver.url(), "*");
    Recharge recharge = aRecharge();
    UUID eventId = UuidV7.next();
    broker.publish(eventId, recharge.completed());
    broker.publish(eventId, recharge.completed());
    onlyWebhookAbout(recharge);

    broker.publish(eventId, recharge.completed());
    Recharge later = aRecharge();
    broker.publish(later.completed());

    onlyWebhookAbout(later);
    assertThat(about(recharge)).hasSize(1);
    assertThat(api.deliveriesOf(endpoint)).hasSize(2);
  }

  @Test
  void retriesAReceiverThatFailsUnderTheSameIdUntilItTakesIt() {
    var answers = new java.util.concurrent.ConcurrentLinkedQueue<>(List.of(500, 302, 200));
    receiver.nowBehaves(exchange -> Receiver.answer(exchange, answers.remove(), "so"));
    JsonNode endpoint = api.register(receiver.url(), "*");
    Recharge recharge = aRecharge();

    broker.publish(recharge.completed());

    JsonNode delivery = onlyDelivery(endpoint, "SUCCEEDED");
    assertThat(delivery.get("attempts").asInt()).isEqualTo(3);
    assertThat(about(recharge))
        .hasSize(3)
        .extracting(webhook -> webhook.header("webhook-id"))
        .containsOnly(delivery.get("id").asString());
    assertThat(api.get(OperatorsApi.path(endpoint)).json().get("failingSince").isNull())
        .isTrue();
  }

  @Test
  void keepsAFailingDeliveryForItsNextAttemptAndShowsTheLast() {
    receiver.nowBehaves(exchange -> Receiver.answer(exchange, 503, "later"));
    JsonNode endpoint = api.register(receiver.url(), "*");

    broker.publish(aRecharge().completed());

    soon()
        .until(() -> api.deliveriesOf(endpoint).stream()
            .anyMatch(d ->
                d.get("attempts").asInt() == 4 && d.get("status").asString().equals("PENDING")));
    JsonNode delivery = api.deliveriesOf(endpoint).getFirst();
    assertThat(delivery.get("responseStatus").asInt()).isEqualTo(503);
    assertThat(delivery.get("excerpt").asString()).isEqualTo("later");
    assertThat(delivery.get("nextAttemptAt").asString())
        .isGreaterThan(delivery.get("lastAttemptAt").asString());
    assertThat(api.get(OperatorsApi.path(endpoint)).json().get("failingSince").asString())
        .endsWith("Z");
  }

  @Test
  void resendsUnderTheSameId() {
    JsonNode endpoint = api.register(receiver.url(), "*");
    Recharge recharge = aRecharge();
    broker.publish(recharge.completed());
    JsonNode delivery = onlyDelivery(endpoint, "SUCCEEDED");

    Reply reply = api.post(
        OperatorsApi.deliveriesPath(endpoint) + "/" + delivery.get("id").asString() + "/resend",
        "");

    assertThat(reply.status()).isEqualTo(202);
    soon().until(() -> about(recharge).size() == 2);
    assertThat(about(recharge))
        .extracting(webhook -> webhook.header("webhook-id"))
        .containsOnly(delivery.get("id").asString());
    soon().until(() -> onlyDelivery(endpoint, "SUCCEEDED").get("attempts").asInt() == 2);
  }

  @Test
  void disablesAnEndpointThatAnswersGoneAndEnablesItAgainOnRequest() {
    receiver.nowBehaves(exchange -> Receiver.answer(exchange, 410, "gone"));
    JsonNode endpoint = api.register(receiver.url(), "*");
    broker.publish(aRecharge().completed());
    JsonNode failed = onlyDelivery(endpoint, "FAILED");

    JsonNode disabled = api.get(OperatorsApi.path(endpoint)).json();
    assertThat(disabled.get("status").asString()).isEqualTo("DISABLED");
    assertThat(disabled.get("disabledReason").asString()).isEqualTo("GONE");
    String resend =
        OperatorsApi.deliveriesPath(endpoint) + "/" + failed.get("id").asString() + "/resend";
    assertThat(api.post(resend, "").code()).isEqualTo("endpoint-disabled");

    receiver.nowBehaves(exchange -> Receiver.answer(exchange, 204, ""));
    assertThat(api.post(OperatorsApi.path(endpoint) + "/enable", "")
            .json()
            .get("status")
            .asString())
        .isEqualTo("ENABLED");
    assertThat(api.post(resend, "").status()).isEqualTo(202);
    onlyDelivery(endpoint, "SUCCEEDED");
  }

  @Test
  void sendsNothingMoreToAnEndpointThatWasDeleted() {
    receiver.nowBehaves(exchange -> Receiver.answer(exchange, 500, "later"));
    JsonNode deleted = api.register(receiver.url() + "/deleted", "*");
    broker.publish(aRecharge().completed());
    soon().until(() -> !api.deliveriesOf(deleted).isEmpty());

    assertThat(api.delete(OperatorsApi.path(deleted)).status()).isEqualTo(204);
    assertThat(api.delete(OperatorsApi.path(deleted)).status()).isEqualTo(204);

    onlyDelivery(deleted, "CANCELLED");
    JsonNode other = api.register(receiver.url() + "/other", "*");
    Recharge later = aRecharge();
    broker.publish(later.completed());
    soon().until(() -> !about(later).isEmpty());
    assertThat(about(later)).allMatch(webhook -> webhook.path().endsWith("/other"));
    assertThat(api.deliveriesOf(deleted)).hasSize(1);
    assertThat(api.deliveriesOf(other)).hasSize(1);
  }

  @Test
  void aReceiverThatNeverAnswersDelaysNoOther() {
    var never = new CountDownLatch(1);
    try (Receiver slow = Receiver.behaving(exchange -> await(never))) {
      JsonNode slowEndpoint = api.register(slow.url(), "*");
      JsonNode quickEndpoint = api.register(receiver.url(), "*");
      for (int i = 0; i < 20; i++) {
        broker.publish(aRecharge().completed());
      }

      soon()
          .until(() -> api.deliveriesOf(quickEndpoint).stream()
                  .filter(delivery -> delivery.get("status").asString().equals("SUCCEEDED"))
                  .count()
              == 20);

      // Two at a time, and none of them has come to its end: the queue stands while the other ran.
      assertThat(api.deliveriesOf(slowEndpoint))
          .hasSize(20)
          .noneMatch(delivery -> delivery.get("status").asString().equals("SUCCEEDED"));
      assertThat(api.deliveriesOf(slowEndpoint))
          .filteredOn(delivery -> delivery.get("status").asString().equals("SENDING"))
          .hasSizeLessThanOrEqualTo(2);
      api.delete(OperatorsApi.path(slowEndpoint));
    } finally {
      never.countDown();
    }
  }

  private static void verify(Receiver.Webhook webhook, JsonNode endpoint) throws Exception {
    new Webhook(endpoint.get("secret").asString()).verify(webhook.body(), webhook.headers());
  }

  private Receiver.Webhook onlyWebhookAbout(Recharge recharge) {
    soon().until(() -> !about(recharge).isEmpty());
    assertThat(about(recharge)).hasSize(1);
    return about(recharge).getFirst();
  }

  private List<Receiver.Webhook> about(Recharge recharge) {
    return receiver.received().stream()
        .filter(webhook -> webhook.body().contains(recharge.id()))
        .toList();
  }

  private JsonNode onlyDelivery(JsonNode endpoint, String status) {
    soon()
        .until(() -> api.deliveriesOf(endpoint).stream()
            .anyMatch(delivery -> delivery.get("status").asString().equals(status)));
    List<JsonNode> deliveries = api.deliveriesOf(endpoint);
    assertThat(deliveries).hasSize(1);
    return deliveries.getFirst();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
