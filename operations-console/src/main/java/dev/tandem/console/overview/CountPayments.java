package dev.tandem.console.overview;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;

import dev.tandem.console.journal.JdbcPayments;
import dev.tandem.console.page.Series;
import dev.tandem.console.page.Series.Line;
import dev.tandem.console.page.Tone;
import dev.tandem.console.payment.PaymentStatus;
import org.springframework.stereotype.Component;

/** Counts the payments of the last hour by the minute they moved last. */
@Component
class CountPayments {

  private static final int MINUTES = 60;

  /** How a payment stands, as a line of the chart. */
  private enum Standing {
    ENDED_WELL("ended well"),
    UNDER_WAY("under way"),
    ENDED_OTHERWISE("ended otherwise");

    private final String words;

    Standing(String words) {
      this.words = words;
    }

    static Standing of(String state) {
      if (PaymentStatus.named(state).map(it -> !it.ended()).orElse(true)) {
        return UNDER_WAY;
      }
      return PaymentStatus.tone(state) == Tone.GOOD ? ENDED_WELL : ENDED_OTHERWISE;
    }
  }

  private final JdbcPayments payments;
  private final Clock clock;

  CountPayments(JdbcPayments payments, Clock clock) {
    this.payments = payments;
    this.clock = clock;
  }

  Series lastHour() {
    Instant from =
        clock.instant().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(MINUTES - 1));
    Map<Standing, List<Double>> counts = new EnumMap<>(Standing.class);
    for (Standing standing : Standing.values()) {
      counts.put(standing, new ArrayList<>(Collections.nCopies(MINUTES, 0.0)));
    }
    payments.countByMinute(from).forEach(it -> {
      int minute = (int) Duration.between(from, it.minute()).toMinutes();
      // A clock that is ahead must not break the page.
      if (minute < MINUTES) {
        List<Double> line = Objects.requireNonNull(counts.get(Standing.of(it.state())));
        line.set(minute, line.get(minute) + it.count());
      }
    });
    return new Series(
        LongStream.range(0, MINUTES)
            .mapToObj(it -> from.plus(Duration.ofMinutes(it)).getEpochSecond())
            .toList(),
        counts.entrySet().stream()
            .map(it -> new Line(it.getKey().words, List.copyOf(it.getValue())))
            .toList());
  }
}
