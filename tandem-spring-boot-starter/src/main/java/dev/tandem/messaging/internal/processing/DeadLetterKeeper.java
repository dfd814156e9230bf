package dev.tandem.messaging.internal.processing;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import dev.tandem.messaging.internal.deadletter.JdbcDeadLetters;
import dev.tandem.messaging.internal.deadletter.NewDeadLetter;
import dev.tandem.messaging.internal.envelope.EventIds;
import dev.tandem.messaging.internal.inbox.JdbcInbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes dead letters of events, together with their inbox rows: from then on the group has taken
 * responsibility, and further deliveries are dropped as duplicates.
 */
public final class DeadLetterKeeper {

  private static final Logger log = LoggerFactory.getLogger(DeadLetterKeeper.class);

  private final TransactionTemplate transaction;
  private final JdbcInbox inbox;
  private final JdbcDeadLetters deadLetters;
  private final ConsumerMeters meters;

  public DeadLetterKeeper(
      TransactionTemplate transaction,
      JdbcInbox inbox,
      JdbcDeadLetters deadLetters,
      ConsumerMeters meters) {
    this.transaction = transaction;
    this.inbox = inbox;
    this.deadLetters = deadLetters;
    this.meters = meters;
  }

  /**
   * Keeps the letters of one group; those whose event the group has settled otherwise are left out.
   */
  void keep(String group, List<NewDeadLetter> letters) {
    if (letters.isEmpty()) {
      return;
    }
    List<NewDeadLetter> kept = Objects.requireNonNull(transaction.execute(status -> {
      Set<UUID> fresh = inbox.claim(group, eventIds(letters));
      List<NewDeadLetter> mine = letters.stream()
          .filter(letter ->
              letter.event().id() == null || fresh.contains(letter.event().id()))
          .toList();
      deadLetters.add(mine);
      return mine;
    }));
    for (NewDeadLetter letter : kept) {
      meters.deadLettered(group, letter.kind(), 1);
      log.warn(
          "New dead letter of group {}: {} after {} attempt(s), {}: {}",
          group,
          named(letter.event()),
          letter.attempts(),
          letter.kind(),
          letter.failure().summary());
    }
  }

  private static String named(NewDeadLetter.EventKey event) {
    return event.id() == null
        ? "an unreadable message"
        : "%s %s of %s".formatted(event.type(), EventIds.format(event.id()), event.subject());
  }

  private static Set<UUID> eventIds(List<NewDeadLetter> letters) {
    Set<UUID> ids = new HashSet<>();
    for (NewDeadLetter letter : letters) {
      if (letter.event().id() != null) {
        ids.add(letter.event().id());
      }
    }
    return ids;
  }
}
