package dev.tandem.notification.delivery;

import java.util.List;
import java.util.stream.Stream;

import dev.tandem.messaging.EventHandler;
import dev.tandem.messaging.EventType;
import dev.tandem.notification.webhook.PublicEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WebhookHandlerTest {

  @Test
  void hearsEveryEventThatWebhooksTellAndNoOther() throws NoSuchMethodException {
    EventHandler handler = WebhookHandler.class
        .getDeclaredMethod("plan", List.class)
        .getAnnotation(EventHandler.class);

    List<String> heard = Stream.of(handler.types())
        .map(type -> type.getAnnotation(EventType.class).type())
        .toList();

    assertThat(heard)
        .containsExactlyInAnyOrderElementsOf(
            PublicEvent.all().stream().map(PublicEvent::type).toList());
  }
}
