package dev.tandem.ledger.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import dev.tandem.ledger.LedgerIds;
import dev.tandem.ledger.proof.Difference.Between;
import dev.tandem.ledger.proof.Difference.Side;
import dev.tandem.ledger.proof.OtherServices.Source;
import dev.tandem.web.proof.EventDigest;

/**
 * Every money event that was published came here, and every one that came here is in the books. Its
 * time is that in the events' ids: the machines', also where a demo moves the suite's clock.
 */
final class MessageStrand implements Strand {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final int SECONDS = 60;

  // More events of a minute are looked at second by second.
  private static final int MANY = 5_000;
  private static final int MOST_DIFFERENT_MINUTES = 30;

  private final OtherServices services;
  private final JdbcMessages messages;
  private final Supplier<Instant> machineTime;

  MessageStrand(OtherServices services, JdbcMessages messages, Supplier<Instant> machineTime) {
    this.services = services;
    this.messages = messages;
    this.machineTime = machineTime;
  }

  @Override
  public String name() {
    return "messages";
  }

  @Override
  public Instant now() {
    return machineTime.get();
  }

  @Override
  public Instant beginning() {
    return messages.beginning(now());
  }

  @Override
  public Comparison compare(Instant from, Instant to) {
    var sides = sides(from, (int) Duration.between(from, to).toMinutes(), MINUTE);
    var differences = new ArrayList<Difference>();
    var minutes = 0;
    for (var slot = from; slot.isBefore(to); slot = slot.plus(MINUTE)) {
      if (sides.agreeOn(slot)) {
        continue;
      }
      minutes++;
      if (minutes > MOST_DIFFERENT_MINUTES) {
        return new Comparison(slot, List.of(), differences);
      }
      differences.addAll(named(slot, sides));
    }
    return new Comparison(to, List.of(), differences);
  }

  private List<Difference> named(Instant minute, Sides sides) {
    if (sides.most(minute) <= MANY) {
      return named(minute, minute, MINUTE);
    }
    var seconds = sides(minute, SECONDS, SECOND);
    var differences = new ArrayList<Difference>();
    for (var second = 0; second < SECONDS; second++) {
      var slot = minute.plusSeconds(second);
      if (!seconds.agreeOn(slot)) {
        differences.addAll(named(minute, slot, SECOND));
      }
    }
    return differences;
  }

  private List<Difference> named(Instant minute, Instant slot, Duration each) {
    var published = new HashSet<UUID>();
    for (var source : Source.values()) {
      published.addAll(services.publishedIds(source, slot, each));
    }
    // Read afterwards: what is on its way has had a little longer.
    var taken = Set.copyOf(messages.takenIds(slot, each));
    var booked = Set.copyOf(messages.bookedIds(slot, each));
    var differences = new ArrayList<Difference>();
    for (var id : union(published, taken)) {
      if (!taken.contains(id)) {
        differences.add(of(minute, Between.OUTBOX_AND_INBOX, id, Side.INBOX));
      } else if (!published.contains(id)) {
        differences.add(of(minute, Between.OUTBOX_AND_INBOX, id, Side.OUTBOX));
      }
    }
    for (var id : union(taken, booked)) {
      if (!booked.contains(id)) {
        differences.add(of(minute, Between.INBOX_AND_LEDGER, id, Side.LEDGER));
      } else if (!taken.contains(id)) {
        differences.add(of(minute, Between.INBOX_AND_LEDGER, id, Side.INBOX));
      }
    }
    return differences;
  }

  private static Set<UUID> union(Set<UUID> one, Set<UUID> other) {
    var both = new HashSet<>(one);
    both.addAll(other);
    return both;
  }

  private static Difference of(Instant minute, Between between, UUID id, Side missingIn) {
    var event = LedgerIds.EVENT.format(id);
    return new Difference(minute, between, event, null, event, missingIn, null, null);
  }

  private Sides sides(Instant from, int slots, Duration each) {
    var published = new HashMap<Instant, EventDigest>();
    for (var source : Source.values()) {
      services
          .published(source, from, slots, each)
          .forEach(digest -> published.merge(digest.from(), digest, EventDigest::plus));
    }
    return new Sides(
        published,
        bySlot(messages.taken(from, slots, each)),
        bySlot(messages.booked(from, slots, each)));
  }

  private static Map<Instant, EventDigest> bySlot(List<EventDigest> digests) {
    var bySlot = new HashMap<Instant, EventDigest>();
    digests.forEach(digest -> bySlot.put(digest.from(), digest));
    return bySlot;
  }

  private record Sides(
      Map<Instant, EventDigest> published,
      Map<Instant, EventDigest> taken,
      Map<Instant, EventDigest> booked) {

    boolean agreeOn(Instant slot) {
      var here = taken.getOrDefault(slot, EventDigest.none(slot));
      return here.equals(published.getOrDefault(slot, EventDigest.none(slot)))
          && here.equals(booked.getOrDefault(slot, EventDigest.none(slot)));
    }

    long most(Instant slot) {
      var none = EventDigest.none(slot);
      return Math.max(
          published.getOrDefault(slot, none).count(),
          Math.max(
              taken.getOrDefault(slot, none).count(),
              booked.getOrDefault(slot, none).count()));
    }
  }
}
