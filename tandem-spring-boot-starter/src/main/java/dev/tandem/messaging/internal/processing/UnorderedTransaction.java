package dev.tandem.messaging.internal.processing;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.tandem.messaging.internal.delivery.Prepared;
import dev.tandem.messaging.internal.handler.HandlerGroup;
import dev.tandem.messaging.internal.inbox.JdbcInbox;
import dev.tandem.messaging.internal.invocation.Handlers;
import org.springframework.transaction.support.TransactionTemplate;

/** Claims the events, then handles those that nobody had claimed. */
public final class UnorderedTransaction implements EventTransaction {

  private final HandlerGroup group;
  private final TransactionTemplate transaction;
  private final JdbcInbox inbox;
  private final Handlers handlers;
  private final ConsumerMeters meters;

  public UnorderedTransaction(
      HandlerGroup group,
      TransactionTemplate transaction,
      JdbcInbox inbox,
      Handlers handlers,
      ConsumerMeters meters) {
    this.group = group;
    this.transaction = transaction;
    this.inbox = inbox;
    this.handlers = handlers;
    this.meters = meters;
  }

  @Override
  public void apply(List<Prepared> events) {
    List<Prepared> handled = transaction.execute(status -> {
      Set<UUID> fresh = claim(events);
      List<Prepared> mine =
          events.stream().filter(event -> fresh.contains(event.delivery().id())).toList();
      handlers.apply(mine);
      return mine;
    });
    if (handled != null) {
      meters.handled(group.name(), handled);
      meters.duplicates(group.name(), events.size() - handled.size());
    }
  }

  private Set<UUID> claim(List<Prepared> events) {
    return inbox.claim(
        group.name(), events.stream().map(event -> event.delivery().id()).toList());
  }
}
