package dev.tandem.messaging.support;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.helpers.MessageFormatter;

/**
 * Logs trouble that repeats: at WARN one line when it begins, one a minute that says how often it
 * came again, and at INFO one when it has not come for a minute. Each time it came again is logged
 * at DEBUG.
 *
 * <p>Thread-safe.
 */
public final class OutageLog {

  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final Logger log;
  private final Executor afterPause;

  private @Nullable String first;
  private String latest = "";
  private long again;

  public OutageLog(Logger log) {
    this(log, CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
  }

  OutageLog(Logger log, Executor afterPause) {
    this.log = log;
    this.afterPause = afterPause;
  }

  /**
   * Something failed, that may soon fail again.
   *
   * @param format with a {@code {}} for each of {@code arguments}, as for a {@link Logger}
   */
  public synchronized void failed(String format, @Nullable Object... arguments) {
    latest = MessageFormatter.basicArrayFormat(format, arguments);
    if (first == null) {
      first = latest;
      log.warn("{}", latest);
      afterPause.execute(this::lookBack);
    } else {
      again++;
      log.debug("{}", latest);
    }
  }

  private synchronized void lookBack() {
    if (again == 0) {
      log.info("Not again for a minute: {}", first);
      first = null;
    } else {
      log.warn("Again, {} in a minute: {}", again == 1 ? "once" : again + " times", latest);
      again = 0;
      afterPause.execute(this::lookBack);
    }
  }
}
