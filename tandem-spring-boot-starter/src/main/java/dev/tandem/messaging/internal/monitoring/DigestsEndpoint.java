package dev.tandem.messaging.internal.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.tandem.messaging.internal.monitoring.Digests.Digest;
import dev.tandem.messaging.internal.monitoring.Digests.Slots;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * Actuator endpoint that tells which events a service has published and taken, without telling what
 * they say: whoever compares both sides finds those that are missing on one of them.
 */
@Endpoint(id = "digests")
public final class DigestsEndpoint {

  private static final int MOST_SLOTS = 1_500;
  private static final int MOST_IDS = 10_000;
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private final Digests digests;

  DigestsEndpoint(Digests digests) {
    this.digests = digests;
  }

  /**
   * The count and hash of events by slots of time; a slot without events is left out.
   *
   * @param side {@code outbox} for what {@code topic} got with one of {@code tags}, separated by
   *     commas, or with any; {@code inbox} for what {@code group} has taken
   * @param from where the first slot begins
   * @param slots how many, one unless said
   * @param each how long each is, a minute unless said
   */
  @ReadOperation
  public Found digests(
      @Selector String side,
      Instant from,
      @Nullable Integer slots,
      @Nullable Duration each,
      @Nullable String topic,
      @Nullable String tags,
      @Nullable String group) {
    Slots asked = slots(from, slots, each);
    return new Found(
        isOutbox(side)
            ? digests.published(required("topic", topic), each(tags), asked)
            : digests.taken(required("group", group), asked));
  }

  /** The ids of the events in those slots, at most 10,000. */
  @ReadOperation
  public Ids ids(
      @Selector String side,
      @Selector String ids,
      Instant from,
      @Nullable Integer slots,
      @Nullable Duration each,
      @Nullable String topic,
      @Nullable String tags,
      @Nullable String group) {
    if (!"ids".equals(ids)) {
      throw invalid("There are only ids here");
    }
    Slots asked = slots(from, slots, each);
    return new Ids(
        isOutbox(side)
            ? digests.publishedIds(required("topic", topic), each(tags), asked, MOST_IDS)
            : digests.takenIds(required("group", group), asked, MOST_IDS));
  }

  private static boolean isOutbox(String side) {
    return switch (side) {
      case "outbox" -> true;
      case "inbox" -> false;
      default -> throw invalid("side must be 'outbox' or 'inbox'");
    };
  }

  private static Slots slots(Instant from, @Nullable Integer slots, @Nullable Duration each) {
    int count = slots == null ? 1 : slots;
    Duration length = each == null ? Duration.ofMinutes(1) : each;
    if (count < 1 || count > MOST_SLOTS) {
      throw invalid("slots must be between 1 and " + MOST_SLOTS);
    }
    if (length.compareTo(SHORTEST) < 0 || length.compareTo(Duration.ofDays(1)) > 0) {
      throw invalid("each must be between a second and a day");
    }
    return new Slots(from, length, count);
  }

  private static List<String> each(@Nullable String tags) {
    return tags == null || tags.isBlank() ? List.of() : List.of(tags.split(","));
  }

  private static String required(String name, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw invalid(name + " is missing");
    }
    return value;
  }

  private static InvalidEndpointRequestException invalid(String reason) {
    return new InvalidEndpointRequestException(reason, reason);
  }

  /** The digests of slots with events, in the order of time. */
  public record Found(List<Digest> data) {}

  /** Ids of events, in their order. */
  public record Ids(List<UUID> data) {}
}
