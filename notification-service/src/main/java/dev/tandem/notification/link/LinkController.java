package dev.tandem.notification.link;

import java.nio.charset.StandardCharsets;
import java.time.Clock;

import dev.tandem.contract.notification.DeliverySettled;
import dev.tandem.messaging.EventPublisher;
import dev.tandem.notification.PublicIds;
import dev.tandem.notification.link.Links.Purpose;
import dev.tandem.notification.link.Links.Told;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers the links in messages: pages for people, and the one click of their mail programs. */
@Hidden
@RestController
class LinkController {

  private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
  private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

  // What is sent for READ; the first outcome of a delivery is that it was sent.
  private static final int SECOND = 2;

  private final Links links;
  private final JdbcSuppressions suppressions;
  private final EventPublisher events;
  private final Clock clock;

  LinkController(Links links, JdbcSuppressions suppressions, EventPublisher events, Clock clock) {
    this.links = links;
    this.suppressions = suppressions;
    this.events = events;
    this.clock = clock;
  }

  /** Shows the message; journeys are told when that happens for the first time. */
  @GetMapping("/messages/{token}")
  @Transactional
  ResponseEntity<String> read(@PathVariable String token) {
    Told told = told(Purpose.READ, token);
    var text = suppressions.textOf(told).orElseThrow(LinkController::unknown);
    if (suppressions.opened(told, clock.instant())) {
      events.publish(new DeliverySettled(
          told.subject(),
          told.recipientId(),
          DeliverySettled.Outcome.OPENED,
          clock.instant(),
          SECOND));
    }
    return ResponseEntity.ok().contentType(TEXT).body(text);
  }

  /** Asks first: programs that look into mail follow its links. */
  @GetMapping("/unsubscribe/{token}")
  ResponseEntity<String> ask(@PathVariable String token) {
    told(Purpose.UNSUBSCRIBE, token);
    return ResponseEntity.ok().contentType(HTML).body("""
        <!doctype html><html lang="en"><title>Messages</title>
        <p>We will send you no more messages of this kind.</p>
        <form method="post"><button>Send me no more</button></form></html>
        """);
  }

  /** The one click, of a person or by RFC 8058 of their mail program. */
  @PostMapping("/unsubscribe/{token}")
  @Transactional
  ResponseEntity<String> unsubscribe(@PathVariable String token) {
    suppressions.unsubscribed(told(Purpose.UNSUBSCRIBE, token), clock.instant());
    return ResponseEntity.ok().contentType(TEXT).body("We send you no more messages of this kind.");
  }

  private Told told(Purpose purpose, String token) {
    return links.read(purpose, token).orElseThrow(LinkController::unknown);
  }

  private static RuntimeException unknown() {
    return PublicIds.LINK_NOT_FOUND.because("It was changed, or its message is not kept any more");
  }
}
