package dev.tandem.console.payment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.console.suite.Service;
import tools.jackson.databind.JsonNode;

/**
 * The services' own records of a payment.
 *
 * @param own the answer of the payment's own service
 * @param postings its wallet's postings
 * @param notices the notices to its owner
 * @param messages per service, the messages about it
 * @param failed per service, the messages that could not be handled
 * @param parked per service, the events that wait for a predecessor
 * @param handling what consumer groups did with its events
 * @param gaps the parts that could not be read
 */
record ServiceFacts(
    JsonNode own,
    JsonNode postings,
    JsonNode notices,
    List<JsonNode> messages,
    Map<Service, JsonNode> failed,
    Map<Service, JsonNode> parked,
    List<JsonNode> handling,
    List<String> gaps) {

  /** The way of each event's message, by the event's id. */
  Map<UUID, MessageTrip> trips() {
    Map<UUID, MessageTrip> trips = new HashMap<>();
    for (JsonNode found : messages) {
      for (JsonNode message : found.path("data")) {
        MessageTrip trip = new MessageTrip(
            message.path("halfSent").asBoolean(false),
            message.path("checkBacks").asInt(0),
            message.path("sweeps").asInt(0),
            Instant.parse(message.path("createdAt").asString()),
            instant(message.path("deliverAt")),
            instant(message.path("confirmedAt")));
        message
            .path("eventIds")
            .forEach(id -> trips.put(UUID.fromString(FactWords.bare(id.asString())), trip));
      }
    }
    return trips;
  }

  /** What each group did with each event, by the event's id. */
  Map<UUID, List<GroupHandling>> handlings() {
    Map<UUID, List<GroupHandling>> handlings = new HashMap<>();
    for (JsonNode found : handling) {
      for (JsonNode row : found.path("data")) {
        handlings
            .computeIfAbsent(
                UUID.fromString(row.path("eventId").asString()), it -> new ArrayList<>())
            .add(GroupHandling.of(row));
      }
    }
    return handlings;
  }

  /** The timeline of the payment's own service. */
  List<JsonNode> timeline() {
    List<JsonNode> steps = new ArrayList<>();
    own.path("timeline").forEach(steps::add);
    return steps;
  }

  Optional<String> status() {
    return text(own.path("status"));
  }

  Optional<String> reason() {
    return text(own.path("statusReason"));
  }

  static Optional<Instant> instant(JsonNode value) {
    return text(value).map(Instant::parse);
  }

  static Optional<String> text(JsonNode value) {
    return value.isString() ? Optional.of(value.asString()) : Optional.empty();
  }
}
