package dev.tandem.datacentre.ranking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.tandem.datacentre.Minutes;
import dev.tandem.datacentre.ranking.JdbcMinutes.By;
import dev.tandem.datacentre.ranking.JdbcMinutes.HotFund;
import dev.tandem.datacentre.ranking.JdbcMinutes.TrendPoint;
import dev.tandem.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what is bought, and what fails. */
@RestController
class RankingController {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int MOST_RATIOS = 1_000;

  private final JdbcMinutes minutes;
  private final RankingProperties properties;
  private final Clock clock;

  RankingController(JdbcMinutes minutes, RankingProperties properties, Clock clock) {
    this.minutes = minutes;
    this.properties = properties;
    this.clock = clock;
  }

  @GetMapping("/v1/rankings/hot-funds")
  @Operation(summary = "Shows which funds were asked for most in the newest busy minute")
  List<HotFund> hotFunds(
      @RequestParam(defaultValue = "PT1M") Duration window,
      @RequestParam(required = false) @Nullable Instant at,
      @RequestParam(defaultValue = "ORDERS") By by,
      @RequestParam(defaultValue = "10") @Min(1) @Max(100) int limit) {
    if (!window.equals(MINUTE)) {
      throw Problems.INVALID_REQUEST.because(
          "window can be PT1M only: who asks in several minutes is one investor in each of them");
    }
    return minutes
        .busyMinute(at == null ? clock.instant() : at)
        .map(minute -> minutes.hotFunds(minute, by, limit))
        .orElse(List.of());
  }

  @GetMapping("/v1/trends/{fundCode}")
  @Operation(summary = "Shows how much a fund was asked for, minute by minute")
  List<TrendPoint> trend(
      @PathVariable @Size(max = 20) String fundCode,
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant to) {
    var asked = Minutes.of(from, to, clock.instant(), HOUR);
    return minutes.trend(fundCode, asked.from(), asked.to());
  }

  @GetMapping("/v1/abnormal-ratios")
  @Operation(summary = "Shows the share of payments that failed, by minute, fund and channel")
  List<AbnormalRatio> abnormalRatios(
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant to) {
    var asked = Minutes.of(from, to, clock.instant(), HOUR);
    return minutes.ends(asked.from(), asked.to(), properties.history(), MOST_RATIOS).stream()
        .map(ends -> AbnormalRatio.of(ends, properties))
        .toList();
  }
}
