package dev.tandem.risk.screening;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.tandem.risk.feature.Features;
import dev.tandem.risk.feature.JdbcFeatures;
import dev.tandem.risk.payment.History;
import dev.tandem.risk.payment.Payment;
import dev.tandem.risk.payment.Profile;
import dev.tandem.risk.payment.Thing;
import dev.tandem.risk.payment.Told;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What analytics tell of payments to assess. Nothing waits for it: features that are missing, or
 * that lack a payment which they should have by now, are left out and counted.
 */
@Component
class Profiles {

  private static final String OWNER = "owner";
  private static final String RING = "ring";

  /** How long after a payment its features may lack it. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration DAY = Duration.ofDays(1);

  /** Features that count back from their event: a day later nothing of it is left. */
  private static final Pattern OF_A_DAY = Pattern.compile(".*\\.(1m|10m|1h|24h)|ring");

  private final JdbcFeatures features;
  private final Counter missing;
  private final Counter old;

  Profiles(JdbcFeatures features, MeterRegistry registry) {
    this.features = features;
    this.missing = notUsed("missing", registry);
    this.old = notUsed("old", registry);
  }

  private static Counter notUsed(String why, MeterRegistry registry) {
    return Counter.builder("tandem.risk.features.unused")
        .tag("why", why)
        .description("Payments that were assessed without the features of their owner")
        .register(registry);
  }

  /** The payments, each with what is known of it. */
  List<Payment> known(List<Payment> payments, Map<String, History> around) {
    var kinds = new ArrayList<String>();
    var ids = new ArrayList<String>();
    for (var payment : payments) {
      kinds.addAll(List.of(OWNER, RING));
      ids.addAll(List.of(payment.ownerId(), payment.ownerId()));
      payment.things().forEach((thing, id) -> {
        kinds.add(thing.kind());
        ids.add(id);
      });
    }
    var found = features.of(kinds, ids);
    return payments.stream()
        .map(payment -> payment.knowing(new Profile(
            ofOwner(payment, around.get(payment.ownerId()), found),
            ofThings(payment, found),
            told(payment, found.get(RING + ":" + payment.ownerId())))))
        .toList();
  }

  private @Nullable Told ofOwner(
      Payment payment, @Nullable History history, Map<String, Features> found) {
    var known = found.get(OWNER + ":" + payment.ownerId());
    var due = Optional.ofNullable(history)
        .flatMap(it -> it.lastBefore(payment.requestedAt().minus(PATIENCE)));
    if (due.isEmpty()) {
      return told(payment, known);
    }
    if (known == null) {
      missing.increment();
      return null;
    }
    // Event times are a little later than the requests that they tell of.
    if (known.at().isBefore(due.get().minusSeconds(1))) {
      old.increment();
      return null;
    }
    return told(payment, known);
  }

  private static Map<Thing, Told> ofThings(Payment payment, Map<String, Features> found) {
    var things = new EnumMap<Thing, Told>(Thing.class);
    payment.things().forEach((thing, id) -> {
      var told = told(payment, found.get(thing.kind() + ":" + id));
      if (told != null) {
        things.put(thing, told);
      }
    });
    return things;
  }

  private static @Nullable Told told(Payment payment, @Nullable Features features) {
    if (features == null) {
      return null;
    }
    var values = new HashMap<>(features.values());
    if (features.at().plus(DAY).isBefore(payment.requestedAt())) {
      values.keySet().removeIf(name -> OF_A_DAY.matcher(name).matches());
    }
    return new Told(features.at(), values);
  }
}
