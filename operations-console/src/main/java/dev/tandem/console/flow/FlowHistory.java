package dev.tandem.console.flow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import dev.tandem.console.page.Series;
import dev.tandem.console.page.Series.Line;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The flow of the last half hour, in memory. Who looks reads it anew; nobody reads it twice. */
@Component
public class FlowHistory implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(FlowHistory.class);

  private static final Duration EVERY = Duration.ofSeconds(30);
  private static final Duration FRESH = Duration.ofSeconds(4);
  private static final Duration KEPT = Duration.ofMinutes(30);

  /** More lines nobody tells apart. */
  private static final int NAMED = 5;

  /** What a chart may show of each group. */
  public enum Figure {
    RATE,
    BEHIND,
    WAITING;

    Optional<Double> of(GroupFlow group) {
      return switch (this) {
        case RATE -> group.handledPerSecond();
        case BEHIND -> group.behind().map(it -> it.toMillis() / 1_000.0);
        case WAITING -> group.lag().map(Long::doubleValue);
      };
    }

    /** The value of several lines as one, at one of their times; null if it is known of none. */
    @Nullable
    Double together(List<Line> lines, int at) {
      return lines.stream()
          .map(it -> it.values().get(at))
          .filter(Objects::nonNull)
          .reduce(this == BEHIND ? Math::max : Double::sum)
          .orElse(null);
    }
  }

  /**
   * A group's figures of the last half hour.
   *
   * @param now the latest; empty if it is not known
   * @param most the greatest
   */
  public record Span(Optional<Double> now, Optional<Double> most) {}

  private record Point(Instant at, ReadFlow.Flow flow) {}

  private final ReadFlow reading;
  private final Clock clock;
  private final Deque<Point> points = new ArrayDeque<>();
  private @Nullable ScheduledExecutorService timer;

  FlowHistory(ReadFlow reading, Clock clock) {
    this.reading = reading;
    this.clock = clock;
  }

  /** The flow at the moment, or some seconds ago. */
  synchronized ReadFlow.Flow now() {
    Instant now = clock.instant();
    // A clock that was moved begins anew.
    points.removeIf(it -> it.at().isBefore(now.minus(KEPT)) || it.at().isAfter(now));
    if (points.isEmpty() || points.getLast().at().isBefore(now.minus(FRESH))) {
      points.add(new Point(now, reading.now()));
    }
    return points.getLast().flow();
  }

  /** A line for each of the groups with the greatest figures, and one for all others. */
  synchronized Series series(Figure figure) {
    List<Line> ranked = now().groups().stream()
        .map(group -> new Line(
            group.group(), points.stream().map(it -> value(it, group, figure)).toList()))
        .sorted(Comparator.comparingDouble(FlowHistory::most).reversed().thenComparing(Line::name))
        .toList();
    int named = (int) ranked.stream().limit(NAMED).filter(it -> most(it) > 0).count();
    List<Line> lines = new ArrayList<>(ranked.subList(0, named));
    if (named < ranked.size()) {
      List<Line> rest = ranked.subList(named, ranked.size());
      lines.add(new Line(
          named == 0 ? "all groups" : "others",
          IntStream.range(0, points.size())
              .mapToObj(at -> figure.together(rest, at))
              .toList()));
    }
    return new Series(points.stream().map(it -> it.at().getEpochSecond()).toList(), lines);
  }

  private static double most(Line line) {
    return line.values().stream()
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .max()
        .orElse(0);
  }

  /** The figure of one group: its latest value, and the greatest that is kept. */
  public synchronized Span span(GroupFlow group, Figure figure) {
    return new Span(
        figure.of(group),
        points.stream()
            .map(it -> value(it, group, figure))
            .filter(Objects::nonNull)
            .max(Double::compare));
  }

  private static @Nullable Double value(Point point, GroupFlow wanted, Figure figure) {
    return point.flow().groups().stream()
        .filter(it -> it.group().equals(wanted.group()))
        .findFirst()
        .flatMap(figure::of)
        .orElse(null);
  }

  @Override
  public void start() {
    timer = Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().daemon().name("console-flow").factory());
    var _ = timer.scheduleWithFixedDelay(
        this::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      now();
    } catch (RuntimeException e) {
      log.warn("The flow could not be read", e);
    }
  }

  @Override
  public void stop() {
    if (timer != null) {
      timer.shutdownNow();
      timer = null;
    }
  }

  @Override
  public boolean isRunning() {
    return timer != null;
  }
}
