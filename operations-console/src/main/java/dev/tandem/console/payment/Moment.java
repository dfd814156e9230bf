package dev.tandem.console.payment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.console.page.Tone;

/**
 * Something that happened in a payment's life.
 *
 * @param who the service that did it, or reports it
 * @param details more details, a line each
 * @param event its event, if there is one
 * @param message the way of that event's message, if its service still knows it
 * @param groups what consumer groups did with that event
 * @param link a page with more, if there is one
 */
public record Moment(
    Instant at,
    String who,
    String title,
    List<String> details,
    Tone tone,
    Optional<UUID> event,
    Optional<MessageTrip> message,
    List<GroupHandling> groups,
    Optional<String> link) {

  static Moment of(Instant at, String who, String title, Tone tone, List<String> details) {
    return new Moment(
        at,
        who,
        title,
        details,
        tone,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  Moment toldBy(UUID id, Optional<MessageTrip> trip, List<GroupHandling> handled) {
    return new Moment(at, who, title, details, tone, Optional.of(id), trip, handled, link);
  }

  Moment withLink(String href) {
    return new Moment(at, who, title, details, tone, event, message, groups, Optional.of(href));
  }
}
