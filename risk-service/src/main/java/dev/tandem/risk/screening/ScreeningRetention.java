package dev.tandem.risk.screening;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.tandem.risk.review.JdbcReviews;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Drops what no screening looks at any more, hourly, and makes room for the days to come: also at
 * start, as nothing can be remembered without.
 */
@Component
class ScreeningRetention implements InitializingBean, DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(ScreeningRetention.class);

  private static final Duration TWO_DAYS = Duration.ofDays(2);
  private static final Duration LONGEST_BACKLOG = Duration.ofDays(30);

  private final JdbcOwnerHistory histories;
  private final JdbcOwnerTotals totals;
  private final JdbcReviews reviews;
  private final Clock clock;
  private final ScheduledExecutorService hourly = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().daemon().name("screening-retention").factory());

  ScreeningRetention(
      JdbcOwnerHistory histories, JdbcOwnerTotals totals, JdbcReviews reviews, Clock clock) {
    this.histories = histories;
    this.totals = totals;
    this.reviews = reviews;
    this.clock = clock;
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
      totals.forgetBefore(clock.instant().minus(TWO_DAYS));
      reviews.forgetEndedBefore(clock.instant().minus(LONGEST_BACKLOG));
      var dropped = histories.turnPartitions();
      if (dropped > 0) {
        LOG.info("Dropped {} days of owners' histories", dropped);
      }
    } catch (DataAccessException e) {
      LOG.warn("Old histories could not be dropped, trying again in an hour", e);
    }
  }
}
