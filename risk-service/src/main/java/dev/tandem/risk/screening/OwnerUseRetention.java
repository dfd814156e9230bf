package dev.tandem.risk.screening;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Turns the partitions of owners' histories: at start, as nothing can be remembered without, and hourly. */
@Component
class OwnerUseRetention implements InitializingBean, DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(OwnerUseRetention.class);

  private final JdbcOwnerHistory histories;
  private final ScheduledExecutorService hourly = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().daemon().name("owner-use-retention").factory());

  OwnerUseRetention(JdbcOwnerHistory histories) {
    this.histories = histories;
  }

  @Override
  public void afterPropertiesSet() {
    histories.turnPartitions();
    var _ = hourly.scheduleWithFixedDelay(this::turn, 1, 1, TimeUnit.HOURS);
  }

  @Override
  public void destroy() {
    hourly.shutdownNow();
  }

  private void turn() {
    try {
      var dropped = histories.turnPartitions();
      if (dropped > 0) {
        LOG.info("Dropped {} days of owners' histories", dropped);
      }
    } catch (DataAccessException e) {
      LOG.warn("Partitions of owner_use could not be turned, trying again in an hour", e);
    }
  }
}
