package dev.tandem.risk.screening;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.contract.PaymentContext;
import dev.tandem.messaging.support.UuidV7;
import dev.tandem.risk.RunningRiskService;
import dev.tandem.risk.feature.Features;
import dev.tandem.risk.feature.JdbcFeatures;
import dev.tandem.risk.payment.History;
import dev.tandem.risk.payment.Payment;
import dev.tandem.risk.payment.Profile;
import dev.tandem.risk.payment.Thing;
import dev.tandem.risk.payment.Use;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** Which features the rules are shown. */
@RunningRiskService
class ProfilesIT {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @Autowired
  Profiles profiles;

  @Autowired
  JdbcFeatures features;

  @Autowired
  MeterRegistry meters;

  private final String owner = "owner-" + UUID.randomUUID();
  private final String device = "device-" + UUID.randomUUID();
  private final String token = "hash-" + UUID.randomUUID();

  @Test
  void showsTheFeaturesOfTheOwnerTheDeviceAndTheToken() {
    keep("owner", owner, NOON, Map.of("tried.24h", 3.0));
    keep("device", device, NOON, Map.of("owners.24h", 2.0, "ring", 1.0));
    keep("token", token, NOON, Map.of("owners.24h", 7.0));

    var shown = shownAt(NOON.plusSeconds(60), NOON);

    assertThat(shown.ofOwner("tried.24h")).hasValue(3);
    assertThat(shown.of(Thing.DEVICE, "owners.24h")).hasValue(2);
    assertThat(shown.of(Thing.DEVICE, "ring")).hasValue(1);
    assertThat(shown.of(Thing.TOKEN, "owners.24h")).hasValue(7);
  }

  @Test
  void countsFeaturesThatShouldBeThereAndAreNot() {
    var before = unused("missing");

    var shown = shownAt(NOON.plusSeconds(60), NOON);

    assertThat(shown.ofOwner("tried.24h")).isEmpty();
    assertThat(unused("missing")).isEqualTo(before + 1);
  }

  @Test
  void leavesOutFeaturesThatLackAPaymentOfLongAgo() {
    keep("owner", owner, NOON.minusSeconds(60), Map.of("tried.24h", 3.0));
    var before = unused("old");

    var shown = shownAt(NOON.plusSeconds(60), NOON);

    assertThat(shown.ofOwner("tried.24h")).isEmpty();
    assertThat(unused("old")).isEqualTo(before + 1);
  }

  @Test
  void doesNotExpectFeaturesToKnowOfAPaymentOfJustNow() {
    keep("owner", owner, NOON.minusSeconds(60), Map.of("tried.24h", 3.0));

    assertThat(shownAt(NOON.plusSeconds(5), NOON).ofOwner("tried.24h")).hasValue(3);
  }

  @Test
  void forgetsADayLaterWhatWasCountedWithinADay() {
    keep("owner", owner, NOON, Map.of("declinedShare.24h", 1.0, "paidMean.CNY", 500.0));
    keep("device", device, NOON, Map.of("owners.24h", 9.0, "ring", 1.0));
    keep("token", token, NOON, Map.of("owners.24h", 9.0));

    var shown = shownAt(NOON.plus(Duration.ofDays(2)), NOON);

    assertThat(shown.ofOwner("declinedShare.24h")).isEmpty();
    assertThat(shown.ofOwner("paidMean.CNY")).hasValue(500);
    assertThat(shown.of(Thing.DEVICE, "owners.24h")).isEmpty();
    assertThat(shown.of(Thing.DEVICE, "ring")).isEmpty();
    assertThat(shown.of(Thing.TOKEN, "owners.24h")).isEmpty();
  }

  /** What is shown of a payment at {@code time} of an owner who has paid before. */
  private Profile shownAt(Instant time, Instant before) {
    var payment = new Payment(
            "rch_" + UUID.randomUUID(),
            owner,
            Money.of(100, "CNY"),
            new PaymentContext(device, null, null, null, null),
            time)
        .charging(token);
    var history = new History(List.of(new Use(before, Optional.empty())), List.of());
    return profiles.known(List.of(payment), Map.of(owner, history)).getFirst().profile();
  }

  private void keep(String kind, String id, Instant at, Map<String, Double> values) {
    features.keep(List.of(new Features(kind, id, UuidV7.next(), 1, at, values)));
  }

  private double unused(String why) {
    return meters.get("tandem.risk.features.unused").tag("why", why).counter().count();
  }
}
