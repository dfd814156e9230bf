package dev.tandem.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.tandem.contract.risk.RiskApproved;
import dev.tandem.contract.risk.RiskHeld;
import dev.tandem.contract.risk.RiskRejected;
import dev.tandem.contract.risk.RiskStepUpRequired;
import dev.tandem.messaging.EventHandler;
import dev.tandem.messaging.EventPublisher;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.support.TransactionTemplate;

/** The rest of the suite: asks for recharges and purchases, and hears what risk decides. */
class Suite {

  private final EventPublisher events;
  private final TransactionTemplate transaction;
  private final Map<String, List<Object>> heard = new ConcurrentHashMap<>();

  Suite(EventPublisher events, TransactionTemplate transaction) {
    this.events = events;
    this.transaction = transaction;
  }

  /** Publishes all of {@code requests} in one transaction, so that they travel in one message. */
  List<UUID> ask(List<?> requests) {
    var ids = new ArrayList<UUID>();
    transaction.executeWithoutResult(
        status -> requests.forEach(request -> ids.add(events.publish(request))));
    return ids;
  }

  UUID ask(Record request) {
    return ask(List.of(request)).getFirst();
  }

  /** What was decided of a payment, in the order it was heard. */
  List<Object> decisionsOn(String subjectId) {
    return heard.getOrDefault(subjectId, List.of());
  }

  @EventHandler(group = "risk-it-listener")
  void approved(RiskApproved decided) {
    hear(decided.subjectId(), decided);
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
    Suite suite(EventPublisher events, TransactionTemplate transaction) {
      return new Suite(events, transaction);
    }
  }
}
