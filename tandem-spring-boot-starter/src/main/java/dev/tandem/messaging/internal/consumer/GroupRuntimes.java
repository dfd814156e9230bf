package dev.tandem.messaging.internal.consumer;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.tandem.messaging.internal.deadletter.JdbcDeadLetters;
import dev.tandem.messaging.internal.delivery.DeliveryReader;
import dev.tandem.messaging.internal.handler.HandlerGroup;
import dev.tandem.messaging.internal.handler.HandlerRegistry;
import dev.tandem.messaging.internal.handover.GroupVersions;
import dev.tandem.messaging.internal.handover.JdbcGroupTypes;
import dev.tandem.messaging.internal.handover.JdbcHandovers;
import dev.tandem.messaging.internal.handover.OtherVersions;
import dev.tandem.messaging.internal.inbox.JdbcFailedAttempts;
import dev.tandem.messaging.internal.inbox.JdbcInbox;
import dev.tandem.messaging.internal.inbox.RecentHandling;
import dev.tandem.messaging.internal.invocation.ExternalCalls;
import dev.tandem.messaging.internal.invocation.HandlerObservations;
import dev.tandem.messaging.internal.invocation.Handlers;
import dev.tandem.messaging.internal.invocation.KeptEvents;
import dev.tandem.messaging.internal.order.JdbcParkedEvents;
import dev.tandem.messaging.internal.order.JdbcSubjectPositions;
import dev.tandem.messaging.internal.processing.BatchProcessor;
import dev.tandem.messaging.internal.processing.ConsumerMeters;
import dev.tandem.messaging.internal.processing.DatabaseWatch;
import dev.tandem.messaging.internal.processing.DeadLetterKeeper;
import dev.tandem.messaging.internal.processing.DeadLetterQueue;
import dev.tandem.messaging.internal.processing.EventTransaction;
import dev.tandem.messaging.internal.processing.OrderedTransaction;
import dev.tandem.messaging.internal.processing.ParkedEventRelease;
import dev.tandem.messaging.internal.processing.TakeOver;
import dev.tandem.messaging.internal.processing.UnorderedTransaction;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the parts of each group together, once its handlers are known. */
final class GroupRuntimes implements DisposableBean {

  private final HandlerRegistry registry;
  private final JdbcGroupTypes types;
  private final ConsumerProperties properties;
  private final TransactionTemplate transaction;
  private final OrderedTransaction.Stores stores;
  private final BatchProcessor.Shared shared;
  private final HandlerObservations observations;
  private final SortedMap<String, GroupRuntime> groups = new TreeMap<>();

  GroupRuntimes(
      HandlerRegistry registry,
      ConsumerProperties properties,
      JdbcOperations jdbc,
      TransactionTemplate transaction,
      JdbcDeadLetters deadLetters,
      RecentHandling recent,
      ObservationRegistry observations,
      ConsumerMeters meters,
      Clock clock) {
    JdbcClient client = JdbcClient.create(jdbc);
    JdbcInbox inbox = new JdbcInbox(client);
    this.registry = registry;
    this.types = new JdbcGroupTypes(client, transaction);
    this.properties = properties;
    this.transaction = transaction;
    this.stores = new OrderedTransaction.Stores(
        inbox, new JdbcSubjectPositions(client), new JdbcParkedEvents(jdbc), deadLetters);
    this.shared = new BatchProcessor.Shared(
        new DeadLetterKeeper(transaction, inbox, deadLetters, meters),
        new JdbcFailedAttempts(jdbc, transaction),
        new JdbcHandovers(jdbc, transaction),
        new DatabaseWatch(client),
        recent,
        meters,
        clock);
    this.observations = new HandlerObservations(observations);
  }

  /** All groups; complete once the application's singletons have been created. */
  synchronized Collection<GroupRuntime> all() {
    registry
        .groups()
        .forEach(group -> groups.computeIfAbsent(group.name(), name -> assemble(group)));
    return Collections.unmodifiableCollection(groups.values());
  }

  synchronized @Nullable GroupRuntime find(String name) {
    return all().isEmpty() ? null : groups.get(name);
  }

  OrderedTransaction.Stores stores() {
    return stores;
  }

  BatchProcessor.Shared shared() {
    return shared;
  }

  private GroupRuntime assemble(HandlerGroup group) {
    ConsumerProperties.Settings settings = properties.settings(group.name());
    Duration patience = properties.consumer().handoverPatience();
    GroupVersions versions = new GroupVersions(group, types, patience);
    OtherVersions others = group.broadcast() ? OtherVersions.NONE : versions;
    DeliveryReader reader = new DeliveryReader(group, others, shared.clock());
    ExternalCalls calls = new ExternalCalls(
        group, stores.inbox(), stores.positions(), observations, settings.externalCalls());
    Handlers handlers = new Handlers(group.name(), observations);
    KeptEvents keptEvents = new KeptEvents(group, others, reader, calls);
    ParkedEventRelease release = group.ordered()
        ? new ParkedEventRelease(
            group,
            keptEvents,
            handlers,
            transaction,
            stores,
            settings.maxAttempts(),
            shared.clock())
        : null;
    EventTransaction batch = release == null
        ? new UnorderedTransaction(group, transaction, stores.inbox(), handlers, shared.meters())
        : new OrderedTransaction(
            group, transaction, stores, handlers, release, shared.meters(), shared.clock());
    BatchProcessor processor = new BatchProcessor(group, reader, calls, batch, shared);
    DeadLetterQueue deadLetterQueue =
        new DeadLetterQueue(group.name(), reader, stores.inbox(), shared);
    TakeOver takeOver = new TakeOver(
        group, processor, deadLetterQueue, shared.handovers(), settings.maxAttempts(), patience);
    return new GroupRuntime(
        group,
        versions,
        settings,
        reader,
        keptEvents,
        calls,
        handlers,
        processor,
        deadLetterQueue,
        takeOver,
        release);
  }

  @Override
  public synchronized void destroy() {
    groups.values().forEach(runtime -> runtime.calls().close());
  }
}
