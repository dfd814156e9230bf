package dev.tandem.risk.screening;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.tandem.risk.feature.JdbcFeatures;
import dev.tandem.risk.review.JdbcReviews;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Deletes history every hour that no screening needs any more. */
@Component
class ScreeningRetention implements InitializingBean, DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(ScreeningRetention.class);

  private static final Duration TWO_DAYS = Duration.ofDays(2);
  private static final Duration LONGEST_BACKLOG = Duration.ofDays(30);
  private static final Duration FEATURES = Duration.ofDays(90);

  private final JdbcOwnerTotals totals;
  private final JdbcReviews reviews;
  private final JdbcFeatures features;
  private final Clock clock;
  private final ScheduledExecutorService hourly = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().daemon().name("screening-retention").factory());

  ScreeningRetention(
      JdbcOwnerTotals totals, JdbcReviews reviews, JdbcFeatures features, Clock clock) {
    this.totals = totals;
    this.reviews = reviews;
    this.features = features;
    this.clock = clock;
  }

  @Override
  public void afterPropertiesSet() {
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
      features.forgetBefore(clock.instant().minus(FEATURES));
    } catch (DataAccessException e) {
      log.warn("Old totals and reviews could not be deleted, trying again in an hour", e);
    }
  }
}
