package dev.tandem.web.idempotency;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.dao.DataAccessException;

/** Makes room for the answers to come and drops those nobody may ask for any more. */
class IdempotencyRetention implements InitializingBean, DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(IdempotencyRetention.class);

  private final IdempotencyStore store;
  private final Duration retention;
  private final ScheduledExecutorService hourly = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().daemon().name("idempotency-retention").factory());

  IdempotencyRetention(IdempotencyStore store, Duration retention) {
    this.store = store;
    this.retention = retention;
  }

  /** The first turn is part of the start: without a partition no POST can be taken. */
  @Override
  public void afterPropertiesSet() {
    store.turnPartitions(retention);
    var _ = hourly.scheduleWithFixedDelay(this::turn, 1, 1, TimeUnit.HOURS);
  }

  @Override
  public void destroy() {
    hourly.shutdownNow();
  }

  private void turn() {
    try {
      var dropped = store.turnPartitions(retention);
      if (dropped > 0) {
        LOG.info("Dropped {} weeks of answers kept for replay", dropped);
      }
    } catch (DataAccessException e) {
      LOG.warn("Partitions of http.idempotency could not be turned, trying again in an hour", e);
    }
  }
}
