package dev.tandem.datacentre.sync;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.tandem.web.http.MachineToken;
import dev.tandem.web.http.TimelyRequests;
import dev.tandem.web.proof.EventDigest;
import dev.tandem.web.proof.Outbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

/**
 * Compares what services have published with what was read back from Kafka, minute by minute:
 * counts and hashes, and ids where these differ. The time is that in the events' ids.
 */
final class CompareOutboxes {

  private static final Logger log = LoggerFactory.getLogger(CompareOutboxes.class);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final int SECONDS = 60;

  // More events of a minute are looked at second by second.
  private static final int MANY = 5_000;
  private static final int MOST_DIFFERENT_MINUTES = 60;

  private final SyncProperties properties;
  private final JdbcKafkaEvents kafka;
  private final Clock machineTime;
  private final RestClient http;
  private final MachineToken token;

  CompareOutboxes(SyncProperties properties, JdbcKafkaEvents kafka, Clock machineTime) {
    this.properties = properties;
    this.kafka = kafka;
    this.machineTime = machineTime;
    this.http = RestClient.builder()
        .requestFactory(
            new TimelyRequests("sync", properties.connectTimeout(), properties.answerTimeout()))
        .build();
    this.token = new MachineToken(properties.machine(), http);
  }

  /**
   * How Kafka stands to the outboxes.
   *
   * @param unread the services whose outbox could not be read: nothing is known of their topics
   */
  record Comparison(List<TopicSync> topics, Set<Publisher> unread) {}

  /**
   * How Kafka stands to one topic's outbox.
   *
   * @param missing the number of published events that Kafka does not have
   * @param missingIds their ids, as far as minutes were looked into
   * @param surplusIds events in Kafka that no outbox has
   */
  record TopicSync(
      String topic, long published, long missing, List<UUID> missingIds, List<UUID> surplusIds) {}

  /** The present, by the clock of ids: the machine's, also where a demo moves the suite's. */
  Instant now() {
    return machineTime.instant();
  }

  /** Compares the minutes from {@code from} on, until before {@code to}. */
  Comparison compare(Instant from, Instant to) {
    var topics = new ArrayList<TopicSync>();
    var unread = new HashSet<Publisher>();
    for (var publisher : Publisher.values()) {
      try {
        var ofService = new ArrayList<TopicSync>();
        for (var topic : publisher.topics()) {
          ofService.add(compare(outbox(publisher, topic), from, to));
        }
        topics.addAll(ofService);
      } catch (RestClientException | UncheckedIOException e) {
        log.debug("The outbox of {} cannot be read", publisher, e);
        unread.add(publisher);
      }
    }
    return new Comparison(topics, unread);
  }

  private Outbox outbox(Publisher publisher, String topic) {
    return new Outbox(http, token, properties.addressOf(publisher), topic, null);
  }

  private TopicSync compare(Outbox outbox, Instant from, Instant to) {
    var minutes = (int) Duration.between(from, to).toMinutes();
    var sides = sides(outbox, from, minutes, MINUTE);
    var found = new Found(new ArrayList<>(), new ArrayList<>());
    var notLookedInto = 0L;
    var different = 0;
    for (var minute = from; minute.isBefore(to); minute = minute.plus(MINUTE)) {
      if (sides.agreeOn(minute)) {
        continue;
      }
      different++;
      if (different > MOST_DIFFERENT_MINUTES) {
        notLookedInto += sides.lackingIn(minute);
      } else if (sides.most(minute) > MANY) {
        lookIntoSeconds(outbox, minute, found);
      } else {
        lookInto(outbox, minute, MINUTE, found);
      }
    }
    var published =
        sides.published().values().stream().mapToLong(EventDigest::count).sum();
    return new TopicSync(
        outbox.topic(),
        published,
        found.missing().size() + notLookedInto,
        found.missing(),
        found.surplus());
  }

  private void lookIntoSeconds(Outbox outbox, Instant minute, Found found) {
    var seconds = sides(outbox, minute, SECONDS, SECOND);
    for (var second = 0; second < SECONDS; second++) {
      var slot = minute.plusSeconds(second);
      if (!seconds.agreeOn(slot)) {
        lookInto(outbox, slot, SECOND, found);
      }
    }
  }

  private void lookInto(Outbox outbox, Instant slot, Duration each, Found found) {
    var published = Set.copyOf(outbox.ids(slot, each));
    // Read afterwards: what is on its way has had a little longer.
    var inKafka = Set.copyOf(kafka.ids(outbox.topic(), slot, each));
    published.stream().filter(id -> !inKafka.contains(id)).sorted().forEach(found.missing()::add);
    inKafka.stream().filter(id -> !published.contains(id)).sorted().forEach(found.surplus()::add);
  }

  private Sides sides(Outbox outbox, Instant from, int slots, Duration each) {
    var published = bySlot(outbox.digests(from, slots, each));
    return new Sides(published, bySlot(kafka.digests(outbox.topic(), from, slots, each)));
  }

  private static Map<Instant, EventDigest> bySlot(List<EventDigest> digests) {
    return digests.stream().collect(toMap(EventDigest::from, identity()));
  }

  private record Found(List<UUID> missing, List<UUID> surplus) {}

  private record Sides(Map<Instant, EventDigest> published, Map<Instant, EventDigest> inKafka) {

    boolean agreeOn(Instant slot) {
      var none = EventDigest.none(slot);
      return published.getOrDefault(slot, none).equals(inKafka.getOrDefault(slot, none));
    }

    long most(Instant slot) {
      return Math.max(count(published, slot), count(inKafka, slot));
    }

    long lackingIn(Instant slot) {
      return Math.max(0, count(published, slot) - count(inKafka, slot));
    }

    private static long count(Map<Instant, EventDigest> side, Instant slot) {
      return side.getOrDefault(slot, EventDigest.none(slot)).count();
    }
  }
}
