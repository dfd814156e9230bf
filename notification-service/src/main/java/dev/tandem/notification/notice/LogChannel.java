package dev.tandem.notification.notice;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends to the log, where mail would leave the house.
 *
 * <p>Logs are kept longer and read by more people than notifications, so the line names the
 * notification and its recipient's id, and not what it says.
 */
final class LogChannel implements Channel {

  private static final Logger log = LoggerFactory.getLogger(LogChannel.class);

  @Override
  public String name() {
    return "LOG";
  }

  @Override
  public void send(Message message) {
    log.info(
        "Notification ntf_{} {} to {}", message.id(), message.template(), message.recipientId());
  }
}
