package dev.tandem.console.payment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.console.page.Tone;

/**
 * Something that happened in a payment's life.
 *
 * @param who the service that did it, or tells it
 * @param details what more is known, a line each
 * @param event the event that told it, if one did
 * @param message how that event's message travelled, where its service still knows
 * @param link where more is to be seen, if anywhere
 */
public record Moment(
    Instant at,
    String who,
    String title,
    List<String> details,
    Tone tone,
    Optional<UUID> event,
    Optional<MessageTrip> message,
    Optional<String> link) {

  static Moment of(Instant at, String who, String title, Tone tone, List<String> details) {
    return new Moment(
        at, who, title, details, tone, Optional.empty(), Optional.empty(), Optional.empty());
  }

  Moment toldBy(UUID id, Optional<MessageTrip> trip) {
    return new Moment(at, who, title, details, tone, Optional.of(id), trip, link);
  }

  Moment withLink(String href) {
    return new Moment(at, who, title, details, tone, event, message, Optional.of(href));
  }
}
