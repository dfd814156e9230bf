package dev.tandem.datacentre.behaviour;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.tandem.datacentre.EventIds;
import dev.tandem.datacentre.kafka.KafkaTopics;
import dev.tandem.datacentre.kafka.KafkaWriter;
import dev.tandem.messaging.OutageException;
import dev.tandem.messaging.support.UuidV7;
import dev.tandem.web.problem.Problems;
import dev.tandem.web.security.Caller;
import dev.tandem.web.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Takes behaviour to Kafka, and tells first visits of funds. It never comes near a payment. */
@RestController
class BehaviourController {

  private static final String TYPE = "dev.tandem.datacentre.BehaviourSeen.v1";
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  private final TellFirstVisits firstVisits;
  private final KafkaWriter kafka;
  private final JsonMapper json;
  private final Clock clock;

  BehaviourController(
      TellFirstVisits firstVisits, KafkaWriter kafka, JsonMapper json, Clock clock) {
    this.firstVisits = firstVisits;
    this.kafka = kafka;
    this.json = json;
    this.clock = clock;
  }

  @PostMapping("/v1/behaviour")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(summary = "Takes what an investor did besides paying")
  BehaviourAnswer take(@Valid @RequestBody BehaviourRequest seen, Caller caller) {
    if (!caller.roles().contains(Role.SERVICE) && !caller.sub().equals(seen.ownerId())) {
      throw Problems.FORBIDDEN.because("Investors tell of themselves only");
    }
    if (seen.at().isAfter(clock.instant().plus(CLOCKS_DIFFER))) {
      throw Problems.INVALID_REQUEST.because("at lies in the future");
    }
    if (seen.kind() == BehaviourKind.VIEW_FUND && StringUtils.hasText(seen.fundCode())) {
      // Before Kafka: whoever is refused sends it again, and a first visit is told once.
      firstVisits.visited(seen.ownerId(), seen.fundCode());
    }
    var id = UuidV7.next();
    var event = Map.of(
        "specversion",
        "1.0",
        "id",
        id,
        "source",
        "data-centre-service",
        "type",
        TYPE,
        "subject",
        seen.ownerId(),
        "time",
        seen.at(),
        "datacontenttype",
        "application/json",
        "data",
        seen);
    try {
      kafka.write(
          KafkaTopics.BEHAVIOUR,
          List.of(new KafkaWriter.Entry(seen.ownerId(), json.writeValueAsString(event))));
    } catch (OutageException e) {
      throw Problems.UNAVAILABLE.because("Behaviour is not taken just now");
    }
    return new BehaviourAnswer(EventIds.EVENT.format(id));
  }

  /**
   * Something that somebody did.
   *
   * @param fundCode the fund it is about
   * @param deviceId the device's stable id
   */
  @Schema(example = """
      {"ownerId": "ada", "kind": "VIEW_FUND", "fundCode": "BAL-002", "at": "2026-01-05T09:30:00Z"}""")
  record BehaviourRequest(
      @NotBlank @Size(max = 100) String ownerId,
      @NotNull BehaviourKind kind,
      @Nullable @Size(max = 20) String fundCode,
      @Nullable @Size(max = 100) String deviceId,
      @NotNull Instant at) {}

  /** The event that was made of it. */
  record BehaviourAnswer(String eventId) {}
}
