package dev.tandem.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.tandem.contract.risk.RiskApproved;
import dev.tandem.contract.risk.RiskHeld;
import dev.tandem.contract.risk.RiskRejected;
import dev.tandem.contract.risk.RiskStepUpRequired;
import dev.tandem.contract.wallet.RechargeRequested;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventHandler;
import dev.tandem.messaging.EventPublisher;
import dev.tandem.web.trace.PaymentTrail;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.support.TransactionTemplate;

/** The rest of the suite: asks for recharges and purchases, and hears what risk decides. */
class Suite {

  private final EventPublisher events;
  private final TransactionTemplate transaction;
  private final PaymentTrail trail;
  private final Map<String, List<Object>> heard = new ConcurrentHashMap<>();
  private final Map<String, String> traces = new ConcurrentHashMap<>();

  Suite(EventPublisher events, TransactionTemplate transaction, PaymentTrail trail) {
    this.events = events;
    this.transaction = transaction;
    this.trail = trail;
  }

  /** Publishes all of {@code requests} in one transaction, so that they travel in one message. */
  List<UUID> ask(List<?> requests) {
    var ids = new ArrayList<UUID>();
    transaction.executeWithoutResult(
        status -> requests.forEach(request -> ids.add(events.publish(request))));
    return ids;
  }

  /** Publishes {@code requests} together, each in the trace it is listed under. */
  void askInTraces(Map<UUID, RechargeRequested> requests) {
    transaction.executeWithoutResult(status -> requests.forEach(
        (trace, request) -> trail.continuing(trace, () -> events.publish(request))));
  }

  /** The trace in which it was told that the payment is approved. */
  String traceOf(String subjectId) {
    return Objects.requireNonNull(traces.get(subjectId));
  }

  UUID ask(Record request) {
    return ask(List.of(request)).getFirst();
  }

  /** What was decided of a payment, in the order it was heard. */
  List<Object> decisionsOn(String subjectId) {
    return heard.getOrDefault(subjectId, List.of());
  }

  @EventHandler(group = "risk-it-listener")
  void approved(Event<RiskApproved> decided) {
    traces.put(decided.subject(), Objects.requireNonNull(decided.traceparent()));
    hear(decided.subject(), decided.data());
  }

  @EventHandler(group = "risk-it-listener")
  void stepUpRequired(RiskStepUpRequired decided) {
    hear(decided.subjectId(), decided);
  }

  @EventHandler(group = "risk-it-listener")
  void held(RiskHeld decided) {
    hear(decided.subjectId(), decided);
  }

  @EventHandler(group = "risk-it-listener")
  void rejected(RiskRejected decided) {
    hear(decided.subjectId(), decided);
  }

  private void hear(String subjectId, Object decided) {
    heard.computeIfAbsent(subjectId, s -> new CopyOnWriteArrayList<>()).add(decided);
  }

  @TestConfiguration
  static class Wiring {

    @Bean
    Suite suite(EventPublisher events, TransactionTemplate transaction, PaymentTrail trail) {
      return new Suite(events, transaction, trail);
    }
  }
}
