package dev.tandem.messaging.internal.processing;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

import dev.tandem.messaging.PermanentFailureException;
import dev.tandem.messaging.internal.deadletter.Failure;
import dev.tandem.messaging.internal.deadletter.FailureKind;
import dev.tandem.messaging.internal.deadletter.NewDeadLetter;
import dev.tandem.messaging.internal.delivery.Delivery;
import dev.tandem.messaging.internal.delivery.DeliveryReader;
import dev.tandem.messaging.internal.delivery.DeliveryReader.Reading;
import dev.tandem.messaging.internal.delivery.IncomingMessage;
import dev.tandem.messaging.internal.delivery.NewDeadLetters;
import dev.tandem.messaging.internal.delivery.Prepared;
import dev.tandem.messaging.internal.delivery.Rejection;
import dev.tandem.messaging.internal.handler.HandlerGroup;
import dev.tandem.messaging.internal.handover.HandedOver;
import dev.tandem.messaging.internal.handover.JdbcHandovers;
import dev.tandem.messaging.internal.inbox.JdbcFailedAttempts;
import dev.tandem.messaging.internal.inbox.JdbcFailedAttempts.FailedAttempt;
import dev.tandem.messaging.internal.inbox.RecentHandling;
import dev.tandem.messaging.internal.invocation.ExternalCalls;
import dev.tandem.messaging.internal.invocation.HandlerFailedException;
import dev.tandem.messaging.support.Causes;
import dev.tandem.messaging.support.OutageLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles a batch of messages of one group: one transaction for all of them, and if that fails, one
 * for each event.
 */
public final class BatchProcessor {

  private static final Logger log = LoggerFactory.getLogger(BatchProcessor.class);
  private static final OutageLog outage = new OutageLog(log);

  private final HandlerGroup group;
  private final DeliveryReader reader;
  private final ExternalCalls calls;
  private final EventTransaction transaction;
  private final DeadLetterKeeper keeper;
  private final JdbcFailedAttempts failedAttempts;
  private final JdbcHandovers handovers;
  private final DatabaseWatch database;
  private final RecentHandling recent;
  private final ConsumerMeters meters;
  private final Clock clock;

  public BatchProcessor(
      HandlerGroup group,
      DeliveryReader reader,
      ExternalCalls calls,
      EventTransaction transaction,
      Shared shared) {
    this.group = group;
    this.reader = reader;
    this.calls = calls;
    this.transaction = transaction;
    this.keeper = shared.keeper();
    this.failedAttempts = shared.failedAttempts();
    this.handovers = shared.handovers();
    this.database = shared.database();
    this.recent = shared.recent();
    this.meters = shared.meters();
    this.clock = shared.clock();
  }

  /** The parts that the processors of all groups share. */
  public record Shared(
      DeadLetterKeeper keeper,
      JdbcFailedAttempts failedAttempts,
      JdbcHandovers handovers,
      DatabaseWatch database,
      RecentHandling recent,
      ConsumerMeters meters,
      Clock clock) {}

  /**
   * Settles the events that can be settled now.
   *
   * @return the indices of messages that hold an event which must be delivered again
   * @throws AwayException if all of them must, without this having been an attempt
   */
  public SortedSet<Integer> process(List<IncomingMessage> messages) {
    SortedSet<Integer> unsettled = new TreeSet<>();
    try {
      // Reading may have to ask what other versions of the service handle.
      Reading reading = database.whileUp(() -> reader.read(messages));
      meters.batch(group.name(), messages.size(), reading.deliveries().size());
      meters.skipped(group.name(), reading.skipped().size());
      handOver(reading.handovers());
      reject(reading.rejections());
      Map<UUID, Throwable> failures = handle(distinct(reading.deliveries()));
      for (Delivery delivery : reading.deliveries()) {
        if (failures.containsKey(delivery.id())) {
          unsettled.add(delivery.message().index());
        }
      }
    } catch (AwayException e) {
      outage.failed("Group {} leaves {} messages where they are", group.name(), messages.size());
      throw e;
    }
    return unsettled;
  }

  private void handOver(List<HandedOver> messages) {
    if (!messages.isEmpty()) {
      database.whileUp(() -> {
        handovers.give(group.name(), messages);
        return messages.size();
      });
      meters.handedOver(group.name(), messages.size());
    }
  }

  private void reject(List<Rejection> rejections) {
    if (rejections.isEmpty()) {
      return;
    }
    database.whileUp(() -> {
      keeper.keep(group.name(), rejections.stream().map(Rejection::letter).toList());
      return rejections.size();
    });
  }

  /** One event may come twice in one batch: from a publisher's sweep, or from a retry. */
  private Map<UUID, Delivery> distinct(List<Delivery> deliveries) {
    Map<UUID, Delivery> distinct = new LinkedHashMap<>();
    deliveries.forEach(delivery -> distinct.putIfAbsent(delivery.id(), delivery));
    meters.duplicates(group.name(), deliveries.size() - distinct.size());
    return distinct;
  }

  /** Returns the events that failed and are to be delivered again. */
  private Map<UUID, Throwable> handle(Map<UUID, Delivery> deliveries) {
    Map<UUID, Throwable> failures = new HashMap<>();
    if (deliveries.isEmpty()) {
      return failures;
    }
    long begun = System.nanoTime();
    List<Prepared> prepared = database.whileUp(() -> {
      failures.clear();
      return calls.prepare(deliveries.values(), failures);
    });
    applyAll(prepared, failures);
    recent.handled(group.name(), deliveries.keySet(), failures.keySet(), System.nanoTime() - begun);
    settleFailures(deliveries, failures);
    return failures;
  }

  private void applyAll(List<Prepared> prepared, Map<UUID, Throwable> failures) {
    if (prepared.isEmpty()) {
      return;
    }
    try {
      apply(prepared);
    } catch (AwayException e) {
      throw e;
    } catch (RuntimeException | Error e) {
      if (prepared.size() == 1) {
        failures.put(prepared.get(0).delivery().id(), HandlerFailedException.unwrap(e));
        return;
      }
      log.debug("A batch of group {} failed; its events go one by one", group.name(), e);
      // So that one bad event never holds up the rest.
      prepared.forEach(one -> applyAll(List.of(one), failures));
    }
  }

  private void apply(List<Prepared> prepared) {
    database.whileUp(() -> {
      transaction.apply(prepared);
      return prepared.size();
    });
  }

  private void settleFailures(Map<UUID, Delivery> deliveries, Map<UUID, Throwable> failures) {
    if (failures.isEmpty()) {
      return;
    }
    List<NewDeadLetter> permanent = new ArrayList<>();
    List<FailedAttempt> retryable = new ArrayList<>();
    failures.forEach((id, error) -> {
      Delivery delivery = deliveries.get(id);
      if (delivery == null) {
        return;
      }
      Failure failure = Failure.of(error);
      if (isPermanent(error)) {
        permanent.add(NewDeadLetters.of(
            group.name(), FailureKind.PERMANENT, delivery, failure, clock.instant()));
      } else {
        retryable.add(new FailedAttempt(id, delivery.message().attempt(), failure));
      }
      tell(delivery, error);
    });
    database.whileUp(() -> {
      keeper.keep(group.name(), permanent);
      failedAttempts.record(group.name(), retryable, clock.instant());
      return failures.size();
    });
    permanent.forEach(letter -> failures.remove(letter.event().id()));
    meters.retried(group.name(), retryable.size());
  }

  /** The first failure is told in full; those of further attempts, most likely the same, not. */
  private void tell(Delivery delivery, Throwable error) {
    boolean first = delivery.message().attempt() <= 1;
    log.atWarn()
        .setCause(first ? error : null)
        .log(
            "Group {} failed on {} {} of {}, attempt {}: {}",
            group.name(),
            delivery.event().type(),
            delivery.id(),
            delivery.event().subject(),
            delivery.message().attempt(),
            error.toString());
  }

  /** Whether {@code error}, or what caused it, says that trying again cannot help. */
  static boolean isPermanent(Throwable error) {
    return Causes.contain(error, PermanentFailureException.class);
  }
}
