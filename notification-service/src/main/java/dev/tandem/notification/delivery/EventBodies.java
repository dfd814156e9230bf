package dev.tandem.notification.delivery;

import java.util.Locale;

import dev.tandem.messaging.Event;
import dev.tandem.notification.PublicIds;
import dev.tandem.notification.webhook.PublicEvent;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the bodies of webhooks: the event's own CloudEvents JSON, with the public fields of its
 * data.
 */
final class EventBodies {

  private final JsonMapper json;

  EventBodies(JsonMapper json) {
    this.json = json;
  }

  OutgoingEvent of(Event<?> event) {
    PublicEvent published = PublicEvent.ofType(event.type())
        .orElseThrow(() -> new IllegalArgumentException(event.type() + " is told to nobody"));
    ObjectNode data = json.valueToTree(event.data());
    data.retain(published.fields());
    ObjectNode body = json.createObjectNode();
    body.put("specversion", "1.0");
    body.put("id", PublicIds.EVENT.format(event.id()));
    body.put("source", event.source());
    body.put("type", event.type());
    body.put("subject", event.subject());
    body.put("time", event.time().toString());
    body.put("datacontenttype", "application/json");
    // Padded as the CloudEvents extension wants it: the order of the texts is that of the numbers.
    event
        .sequence()
        .ifPresent(sequence -> body.put("sequence", String.format(Locale.ROOT, "%019d", sequence)));
    body.set("data", data);
    return new OutgoingEvent(
        event.id(), published.type(), published.name(), json.writeValueAsString(body));
  }
}
