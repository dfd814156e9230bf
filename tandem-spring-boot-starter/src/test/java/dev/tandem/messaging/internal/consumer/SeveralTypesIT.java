package dev.tandem.messaging.internal.consumer;

import java.util.UUID;

import dev.tandem.messaging.PermanentFailureException;
import dev.tandem.messaging.internal.consumer.ShopEvents.AccountChanged;
import dev.tandem.messaging.internal.consumer.ShopEvents.AccountOpened;
import dev.tandem.messaging.internal.consumer.ShopEvents.AccountViewed;
import dev.tandem.messaging.internal.consumer.ShopEvents.OrderPlaced;
import dev.tandem.messaging.internal.consumer.Wire.Posted;
import dev.tandem.messaging.internal.envelope.ContentTypes;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static dev.tandem.messaging.internal.consumer.Observers.ARCHIVE;
import static dev.tandem.messaging.internal.consumer.Observers.AUDIT;
import static org.assertj.core.api.Assertions.assertThat;

@ShopTest
class SeveralTypesIT {

  @Autowired
  Wire wire;

  @Autowired
  Effects effects;

  @Autowired
  Script script;

  @LocalServerPort
  int port;

  private final String subject = "several-" + UUID.randomUUID();

  @Test
  void handlesEveryRecordOfASealedInterfaceInTheSubjectsOrder() {
    wire.post(Posted.of(new AccountChanged(subject, 3)), Posted.of(new AccountChanged(subject, 4)));
    wire.post(Posted.of(new AccountViewed(subject, 2)));
    wire.post(Posted.of(new AccountOpened(subject, 1)));

    awaitDetails(AUDIT, "AccountOpened", "AccountViewed", "AccountChanged", "AccountChanged");
  }

  @Test
  void takesKnownAndUnknownTypesOfWholeTopicsAsTheyCome() {
    Posted placed = Posted.of(new OrderPlaced(subject, 7));
    wire.post(placed);
    wire.post(placed);
    send("shop-parcels", "ParcelLost", "com.example.shop.ParcelLost.v9", "{\"why\":\"rain\"}");

    // The warehouse packs a parcel for the order, which comes too.
    Awaitility.await()
        .untilAsserted(() -> assertThat(effects.details(ARCHIVE, subject))
            .containsExactlyInAnyOrder(
                "shop-orders com.example.shop.OrderPlaced.v1 {\"orderId\":\"%s\",\"totalMinor\":7}"
                    .formatted(subject),
                "shop-parcels com.example.shop.ParcelPacked.v1 {\"orderId\":\"%s\"}"
                    .formatted(subject),
                "shop-parcels com.example.shop.ParcelLost.v9 {\"why\":\"rain\"}"));
  }

  @Test
  void makesADeadLetterOfARawEventAndHandlesItWhenTheOperatorRetries() {
    DeadLettersClient operator = new DeadLettersClient(port);
    script.on(ARCHIVE, subject, event -> {
      throw new PermanentFailureException("no room");
    });
    send("shop-orders", "OrderSung", "com.example.shop.OrderSung.v1", "{}");
    Object id = operator.await(ARCHIVE, "subject", subject).get("id");
    script.behave(ARCHIVE, subject);

    assertThat(operator.retry(id).getStatusCode().value()).isEqualTo(200);

    awaitDetails(ARCHIVE, "shop-orders com.example.shop.OrderSung.v1 {}");
  }

  private void send(String topic, String tag, String type, String data) {
    wire.send(
        topic, tag, ContentTypes.EVENT, """
        {"specversion":"1.0","id":"%s","source":"elsewhere","type":"%s","subject":"%s",
         "time":"2026-01-01T00:00:00Z","data":%s}
        """.formatted(UUID.randomUUID(), type, subject, data));
  }

  private void awaitDetails(String group, String... details) {
    Awaitility.await()
        .untilAsserted(() -> assertThat(effects.details(group, subject)).containsExactly(details));
  }
}
