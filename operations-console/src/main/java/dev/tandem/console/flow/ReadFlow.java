package dev.tandem.console.flow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import dev.tandem.console.flow.Samples.Sample;
import dev.tandem.console.suite.Service;
import dev.tandem.console.suite.SuiteClient;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the metrics of services and broker; rates come from what it read some seconds before. */
@Component
class ReadFlow {

  private static final Duration LONG_ENOUGH = Duration.ofSeconds(3);

  /**
   * The flow of all groups.
   *
   * @param brokerAnswers whether the broker tells its metrics
   */
  record Flow(List<GroupFlow> groups, boolean brokerAnswers) {}

  private record Reading(long nanos, Map<String, Double> handled, Map<String, Double> behind) {}

  private final SuiteClient suite;
  private @Nullable Reading before;
  private @Nullable Reading latest;

  ReadFlow(SuiteClient suite) {
    this.suite = suite;
  }

  Flow now() {
    Map<Service, CompletableFuture<String>> asked = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      asked.put(service, suite.metrics(service));
    }
    Samples broker = Samples.of(suite.brokerMetrics().join());
    Map<String, Double> lag = ofGroups(broker, "rocketmq_consumer_lag_messages", 1);
    Map<String, Double> behind = ofGroups(broker, "rocketmq_consumer_lag_latency", 1_000);
    Map<Service, Samples> services = new EnumMap<>(Service.class);
    Map<String, Double> handled = new HashMap<>();
    asked.forEach((service, text) -> {
      Samples samples = Samples.of(text.join());
      services.put(service, samples);
      handledIn(samples).forEach((group, count) -> handled.put(group, count));
    });
    Reading now = new Reading(System.nanoTime(), handled, behind);
    Reading past = compareWith(now);
    List<GroupFlow> groups = new ArrayList<>();
    services.forEach((service, samples) -> handledIn(samples).keySet().stream()
        .sorted()
        .forEach(group -> groups.add(flow(service, group, samples, lag, now, past))));
    return new Flow(groups, !broker.all().isEmpty());
  }

  private synchronized @Nullable Reading compareWith(Reading now) {
    if (latest == null || now.nanos() - latest.nanos() >= LONG_ENOUGH.toNanos()) {
      before = latest;
      latest = now;
    }
    return before;
  }

  private static GroupFlow flow(
      Service service,
      String group,
      Samples samples,
      Map<String, Double> lag,
      Reading now,
      @Nullable Reading past) {
    double batches = sum(samples, "tandem_consumer_batch_events_count", group);
    double inBatches = sum(samples, "tandem_consumer_batch_events_sum", group);
    double slowest = samples.named("tandem_consumer_delay_seconds_max").stream()
        .filter(it -> it.label("group").equals(group))
        .mapToDouble(Sample::value)
        .max()
        .orElse(0);
    return new GroupFlow(
        service.title(),
        group,
        change(now.handled(), past == null ? null : past.handled(), group, now, past),
        batches == 0 ? 0 : inBatches / batches,
        Duration.ofMillis(Math.round(slowest * 1_000)),
        Optional.ofNullable(lag.get(group)).map(Double::longValue),
        Optional.ofNullable(now.behind().get(group))
            .map(it -> Duration.ofMillis(Math.round(it * 1_000))),
        change(now.behind(), past == null ? null : past.behind(), group, now, past));
  }

  /** By how much the group's value grew in each second; empty if one of both is not known. */
  private static Optional<Double> change(
      Map<String, Double> values,
      @Nullable Map<String, Double> former,
      String group,
      Reading now,
      @Nullable Reading past) {
    Double value = values.get(group);
    Double earlier = former == null ? null : former.get(group);
    if (value == null || earlier == null || past == null) {
      return Optional.empty();
    }
    return Optional.of((value - earlier) / ((now.nanos() - past.nanos()) / 1e9));
  }

  private static Map<String, Double> handledIn(Samples samples) {
    Map<String, Double> handled = new HashMap<>();
    for (Sample sample : samples.named("tandem_consumer_events_total")) {
      double count = sample.label("outcome").equals("handled") ? sample.value() : 0;
      handled.merge(sample.label("group"), count, Double::sum);
    }
    return handled;
  }

  private static double sum(Samples samples, String name, String group) {
    return samples.named(name).stream()
        .filter(it -> it.label("group").equals(group))
        .mapToDouble(Sample::value)
        .sum();
  }

  /** The greatest value of each group among its topics, in units of {@code unit}. */
  private static Map<String, Double> ofGroups(Samples broker, String name, double unit) {
    Map<String, Double> values = new HashMap<>();
    for (Sample sample : broker.all()) {
      // Its name may end in its unit.
      if (sample.name().startsWith(name)) {
        values.merge(sample.label("consumer_group"), sample.value() / unit, Math::max);
      }
    }
    return values;
  }
}
