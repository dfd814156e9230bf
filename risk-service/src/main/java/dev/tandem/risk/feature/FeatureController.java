package dev.tandem.risk.feature;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what is known of an owner or a device. */
@RestController
class FeatureController {

  private final JdbcFeatures features;

  FeatureController(JdbcFeatures features) {
    this.features = features;
  }

  @GetMapping("/v1/features")
  @Operation(
      summary = "Shows the features of an owner, of their ring, and of a device, as far as known")
  List<FeaturesAnswer> of(
      @RequestParam @NotBlank @Size(max = 100) String ownerId,
      @RequestParam(defaultValue = "") @Size(max = 100) String deviceId) {
    var kinds = List.of("owner", "ring", "device");
    return features.of(kinds, List.of(ownerId, ownerId, deviceId)).values().stream()
        .map(FeaturesAnswer::of)
        .toList();
  }

  /**
   * @param kind of what they are: {@code owner}, {@code ring} or {@code device}
   * @param id whom they describe
   * @param version the number of events that they take into account
   * @param at the time of the newest of these events
   * @param values numbers by name
   */
  record FeaturesAnswer(
      String kind, String id, long version, Instant at, Map<String, Double> values) {

    static FeaturesAnswer of(Features features) {
      return new FeaturesAnswer(
          features.kind(),
          features.id(),
          features.version(),
          features.at(),
          new TreeMap<>(features.values()));
    }
  }
}
