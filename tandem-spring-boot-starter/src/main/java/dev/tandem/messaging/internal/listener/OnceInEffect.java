package dev.tandem.messaging.internal.listener;

import java.util.List;
import java.util.function.Function;

import dev.tandem.messaging.ExactlyOnce.Identity;
import org.apache.rocketmq.common.message.MessageExt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs a listener and writes the inbox row of its message in one transaction. */
final class OnceInEffect {

  private static final Logger log = LoggerFactory.getLogger(OnceInEffect.class);

  private final String group;
  private final Identity identity;
  private final JdbcListenerInbox inbox;
  private final TransactionTemplate transaction;

  OnceInEffect(
      String group, Identity identity, JdbcListenerInbox inbox, TransactionTemplate transaction) {
    this.group = group;
    this.identity = identity;
    this.inbox = inbox;
    this.transaction = transaction;
  }

  /**
   * Applies {@code messages} one by one up to the first that fails; {@code listener} returns
   * whether it succeeded.
   */
  boolean applyAll(List<MessageExt> messages, Function<List<MessageExt>, Boolean> listener) {
    return messages.stream().allMatch(message -> apply(message, listener));
  }

  private boolean apply(MessageExt message, Function<List<MessageExt>, Boolean> listener) {
    try {
      return Boolean.TRUE.equals(transaction.execute(status -> {
        if (!inbox.claim(group, MessageIdentity.of(message, identity))) {
          log.debug("{}: {} was applied before", group, message.getMsgId());
          return true;
        }
        boolean applied = listener.apply(List.of(message));
        if (!applied) {
          // rocketmq-spring has caught and logged what the listener threw.
          status.setRollbackOnly();
        }
        return applied;
      }));
    } catch (RuntimeException e) {
      log.warn("{}: {} to be delivered again: {}", group, message.getMsgId(), e.toString());
      return false;
    }
  }
}
