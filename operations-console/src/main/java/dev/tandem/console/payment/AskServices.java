package dev.tandem.console.payment;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import dev.tandem.console.journal.Payment;
import dev.tandem.console.journal.PaymentKind;
import dev.tandem.console.suite.Reply;
import dev.tandem.console.suite.Service;
import dev.tandem.console.suite.SuiteClient;
import dev.tandem.messaging.support.UuidV7;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Asks every service for its records of a payment, all at once. */
@Component
class AskServices {

  private static final List<Service> PUBLISHERS =
      List.of(Service.WALLET, Service.FUND_PURCHASE, Service.RISK);

  /** What a service takes in one request. */
  private static final int IDS_AT_ONCE = 100;

  /** The first message of a payment may be older than its first event, and clocks differ. */
  private static final Duration MARGIN = Duration.ofMinutes(10);

  private static final Duration LONGEST = Duration.ofDays(30);

  private final SuiteClient suite;
  private final Clock clock;

  AskServices(SuiteClient suite, Clock clock) {
    this.suite = suite;
    this.clock = clock;
  }

  ServiceFacts about(Payment payment, List<UUID> events) {
    String id = encoded(payment.id());
    Questions asked = new Questions();
    var own = asked.add(
        "its status",
        payment.kind() == PaymentKind.RECHARGE
            ? suite.get(Service.WALLET, "/v1/recharges/" + id)
            : suite.get(Service.FUND_PURCHASE, "/v1/fund-purchases/" + id));
    var postings = payment.walletId() == null
        ? nothing()
        : asked.add(
            "its postings",
            suite.get(
                Service.WALLET,
                "/v1/wallets/" + encoded(payment.walletId()) + "/postings?limit=100"));
    var notices = payment.ownerId() == null
        ? nothing()
        : asked.add(
            "what the investor was told",
            suite.get(
                Service.NOTIFICATION,
                "/v1/notifications?limit=100&recipientId=" + encoded(payment.ownerId())));
    Duration life = lifeOf(events);
    var messages = PUBLISHERS.stream()
        .map(it -> asked.add(
            "how messages of " + it.title() + " travelled",
            suite.look(it, "transactions?within=" + life + "&subject=" + id)))
        .toList();
    List<CompletableFuture<Reply>> handling = new ArrayList<>();
    // That the console has kept an event is to be seen from its being shown.
    for (Service service : EnumSet.complementOf(EnumSet.of(Service.CONSOLE))) {
      for (int from = 0; from < events.size(); from += IDS_AT_ONCE) {
        handling.add(asked.add(
            "what " + service.title() + " did with its events",
            suite.look(service, "handling?ids=" + some(events, from))));
      }
    }
    Map<Service, CompletableFuture<Reply>> failed = new EnumMap<>(Service.class);
    Map<Service, CompletableFuture<Reply>> parked = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      failed.put(
          service,
          asked.add(
              "failed messages of " + service.title(),
              suite.look(service, "deadletters?limit=100")));
      parked.put(
          service,
          asked.add(
              "parked events of " + service.title(), suite.look(service, "parked?subject=" + id)));
    }
    return new ServiceFacts(
        body(own),
        body(postings),
        body(notices),
        messages.stream().map(AskServices::body).toList(),
        bodies(failed),
        bodies(parked),
        handling.stream().map(AskServices::body).toList(),
        asked.gaps());
  }

  /** How far to look back: outboxes are searched by time. */
  private Duration lifeOf(List<UUID> events) {
    if (events.isEmpty()) {
      return LONGEST;
    }
    Instant begun = UuidV7.timeOf(UuidV7.least(events));
    Duration life = Duration.between(begun, clock.instant()).plus(MARGIN);
    return life.isPositive() && life.compareTo(LONGEST) < 0 ? life : LONGEST;
  }

  private static String some(List<UUID> events, int from) {
    return events.subList(from, Math.min(from + IDS_AT_ONCE, events.size())).stream()
        .map(UUID::toString)
        .collect(Collectors.joining(","));
  }

  private static CompletableFuture<Reply> nothing() {
    return CompletableFuture.completedFuture(new Reply.Answered(MissingNode.getInstance()));
  }

  private static Map<Service, JsonNode> bodies(Map<Service, CompletableFuture<Reply>> replies) {
    Map<Service, JsonNode> bodies = new EnumMap<>(Service.class);
    replies.forEach((service, reply) -> bodies.put(service, body(reply)));
    return bodies;
  }

  private static JsonNode body(CompletableFuture<Reply> reply) {
    return reply.join().body();
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The open questions, to name those that were not answered. */
  private static final class Questions {

    private final List<String> names = new ArrayList<>();
    private final List<CompletableFuture<Reply>> replies = new ArrayList<>();

    CompletableFuture<Reply> add(String name, CompletableFuture<Reply> reply) {
      names.add(name);
      replies.add(reply);
      return reply;
    }

    List<String> gaps() {
      List<String> gaps = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        if (replies.get(i).join() instanceof Reply.Away && !gaps.contains(names.get(i))) {
          gaps.add(names.get(i));
        }
      }
      return gaps;
    }
  }
}
