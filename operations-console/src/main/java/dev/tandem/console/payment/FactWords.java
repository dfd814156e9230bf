package dev.tandem.console.payment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.tandem.console.journal.Payment;
import dev.tandem.console.journal.PaymentKind;
import dev.tandem.console.page.Formats;
import dev.tandem.console.page.Tone;
import dev.tandem.console.suite.Service;
import tools.jackson.databind.JsonNode;

/** Describes the services' records in sentences. */
final class FactWords {

  private final Formats formats;

  FactWords(Formats formats) {
    this.formats = formats;
  }

  /** The statuses that the payment went through. */
  List<Moment> steps(Payment payment, ServiceFacts facts) {
    String who = payment.kind() == PaymentKind.RECHARGE
        ? Service.WALLET.title()
        : Service.FUND_PURCHASE.title();
    List<Moment> moments = new ArrayList<>();
    for (JsonNode step : facts.timeline()) {
      String status = step.path("status").asString();
      moments.add(Moment.of(
          at(step, "at"),
          who,
          status + ": " + PaymentStatus.words(status),
          Tone.QUIET,
          ServiceFacts.text(step.path("reason")).map(List::of).orElse(List.of())));
    }
    return moments;
  }

  /** The postings in the wallet's books. */
  List<Moment> postings(String reference, ServiceFacts facts) {
    List<Moment> moments = new ArrayList<>();
    for (JsonNode posting : facts.postings().path("data")) {
      if (posting.path("reference").asString("").equals(reference)) {
        String currency = posting.path("currency").asString();
        long amount = posting.path("amountMinor").asLong();
        moments.add(Moment.of(
            at(posting, "effectiveAt"),
            Service.WALLET.title(),
            "Posted %s %s"
                .formatted(
                    amount < 0
                        ? "−" + formats.money(-amount, currency)
                        : "+" + formats.money(amount, currency),
                    posting.path("kind").asString()),
            Tone.GOOD,
            List.of("Balance after it "
                + formats.money(posting.path("balanceAfterMinor").asLong(), currency))));
      }
    }
    return moments;
  }

  /** The notices that the investor got because of {@code eventIds}. */
  List<Moment> notices(Set<String> eventIds, ServiceFacts facts) {
    List<Moment> moments = new ArrayList<>();
    for (JsonNode notice : facts.notices().path("data")) {
      if (eventIds.contains(bare(notice.path("causedBy").asString("")))
          && notice.path("sentAt").isString()) {
        moments.add(Moment.of(
            at(notice, "sentAt"),
            Service.NOTIFICATION.title(),
            "The investor was told: " + notice.path("text").asString(),
            notice.path("status").asString().equals("FAILED") ? Tone.BAD : Tone.QUIET,
            List.of(
                notice.path("channel").asString() + " " + notice.path("status").asString())));
      }
    }
    return moments;
  }

  /** The failed messages and waiting events. */
  List<Moment> troubles(String subject, ServiceFacts facts) {
    List<Moment> moments = new ArrayList<>();
    facts.failed().forEach((service, found) -> {
      for (JsonNode letter : found.path("data")) {
        if (letter.path("subject").asString("").equals(subject)) {
          moments.add(Moment.of(
                  at(letter, "lastSeen"),
                  service.title(),
                  "%s could not handle %s"
                      .formatted(
                          letter.path("group").asString(),
                          letter.path("tag").asString("a message")),
                  Tone.BAD,
                  List.of(
                      letter
                          .path("errorMessage")
                          .asString(letter.path("errorClass").asString()),
                      "Attempts: " + letter.path("attempts").asInt()))
              .withLink(
                  "/failed/%s/%s".formatted(service.title(), letter.path("id").asString())));
        }
      }
    });
    facts.parked().forEach((service, found) -> {
      for (JsonNode parked : found.path("subjects")) {
        moments.add(Moment.of(
            at(parked, "oldest"),
            service.title(),
            "%s events wait for number %s"
                .formatted(
                    parked.path("count").asLong(),
                    parked.path("appliedSequence").asLong() + 1),
            Tone.WAITING,
            List.of("Group " + parked.path("group").asString())));
      }
    });
    return moments;
  }

  private static Instant at(JsonNode node, String field) {
    return Instant.parse(node.path(field).asString());
  }

  static String bare(String eventId) {
    return eventId.startsWith("evt_") ? eventId.substring(4) : eventId;
  }
}
