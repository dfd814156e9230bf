package dev.tandem.console.payment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.tandem.console.journal.JdbcEvents;
import dev.tandem.console.journal.JdbcPayments;
import dev.tandem.console.journal.JournalledEvent;
import dev.tandem.console.journal.Payment;
import dev.tandem.console.page.Formats;
import org.springframework.stereotype.Component;

/** Puts a payment's life together from its events and the services' records. */
@Component
class TellLives {

  private static final int EVENTS = 500;

  private final JdbcEvents events;
  private final JdbcPayments payments;
  private final AskServices services;

  TellLives(JdbcEvents events, JdbcPayments payments, AskServices services) {
    this.events = events;
    this.payments = payments;
    this.services = services;
  }

  /** The life of the payment {@code id}; empty if there is no event of it. */
  Optional<Life> of(String id, Formats formats) {
    return payments.find(id).map(it -> life(it, events.about(id, EVENTS), formats));
  }

  private Life life(Payment payment, List<JournalledEvent> told, Formats formats) {
    ServiceFacts facts =
        services.about(payment, told.stream().map(JournalledEvent::id).toList());
    String state = facts.status().orElse(payment.state());
    Optional<PaymentStatus> status = PaymentStatus.named(state);
    boolean fromBalance =
        told.stream().anyMatch(it -> it.data().path("kind").asString("").equals("BALANCE"));
    return new Life(
        payment,
        state,
        facts.reason(),
        status.map(it -> Whereabouts.of(it, fromBalance)),
        moments(payment, told, facts, formats),
        status.map(it -> Ahead.of(payment.kind(), it, deadlines(facts))).orElse(List.of()),
        told.stream()
            .map(JournalledEvent::traceId)
            .filter(Objects::nonNull)
            .distinct()
            .toList(),
        facts.gaps());
  }

  private static List<Moment> moments(
      Payment payment, List<JournalledEvent> told, ServiceFacts facts, Formats formats) {
    Map<UUID, MessageTrip> trips = facts.trips();
    Map<UUID, List<GroupHandling>> handled = facts.handlings();
    EventWords words = new EventWords(formats);
    List<Moment> moments = new ArrayList<>();
    for (JournalledEvent event : told) {
      moments.add(words
          .moment(event)
          .toldBy(
              event.id(),
              Optional.ofNullable(trips.get(event.id())),
              handled.getOrDefault(event.id(), List.of())));
    }
    FactWords also = new FactWords(formats);
    moments.addAll(also.steps(payment, facts));
    moments.addAll(also.postings(payment.id(), facts));
    moments.addAll(also.notices(ids(told), facts));
    moments.addAll(also.troubles(payment.id(), facts));
    moments.sort(Comparator.comparing(Moment::at));
    return moments;
  }

  private static Ahead.Deadlines deadlines(ServiceFacts facts) {
    return new Ahead.Deadlines(
        ServiceFacts.text(facts.own().path("deadline")),
        ServiceFacts.text(facts.own().path("expectedConfirmDate")));
  }

  private static Set<String> ids(List<JournalledEvent> told) {
    return told.stream().map(it -> it.id().toString()).collect(Collectors.toSet());
  }
}
