package dev.tandem.notification.webhook;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import dev.tandem.notification.PublicIds;
import dev.tandem.notification.webhook.JdbcEndpoints.DisabledReason;
import dev.tandem.notification.webhook.Registration.InvalidUrl;
import dev.tandem.notification.webhook.Registration.Registered;
import dev.tandem.notification.webhook.Registration.TargetRefused;
import dev.tandem.notification.webhook.Registration.UnknownEvent;
import dev.tandem.web.Page;
import dev.tandem.web.PageRequest;
import dev.tandem.web.idempotency.IdempotencyKey;
import dev.tandem.web.problem.ProblemException;
import dev.tandem.web.problem.ProblemType;
import dev.tandem.web.problem.Problems;
import dev.tandem.web.problem.Violation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Registers, shows and changes webhook endpoints, the addresses to which events are sent. */
@RestController
@RequestMapping("/v1/webhook-endpoints")
class EndpointController {

  private static final ProblemType INVALID_URL =
      ProblemType.of("invalid-url", 400, "The URL is not valid");
  private static final ProblemType TARGET_REFUSED =
      ProblemType.of("target-refused", 422, "Webhooks are not sent there");

  private final JdbcEndpoints endpoints;
  private final RegisterEndpoints registerEndpoints;
  private final RotateSecrets rotateSecrets;
  private final WebhookProperties properties;
  private final TransactionOperations transaction;
  private final Clock clock;

  EndpointController(
      JdbcEndpoints endpoints,
      RegisterEndpoints registerEndpoints,
      RotateSecrets rotateSecrets,
      WebhookProperties properties,
      TransactionOperations transaction,
      Clock clock) {
    this.endpoints = endpoints;
    this.registerEndpoints = registerEndpoints;
    this.rotateSecrets = rotateSecrets;
    this.properties = properties;
    this.transaction = transaction;
    this.clock = clock;
  }

  @PostMapping
  @Operation(summary = "Registers an endpoint; the answer is the only one that holds its secret")
  ResponseEntity<EndpointAnswer> register(
      @Valid @RequestBody NewEndpoint request, IdempotencyKey key) {
    return switch (registerEndpoints.register(request.url(), request.events(), key.fingerprint())) {
      case Registered(var endpoint) ->
        ResponseEntity.created(URI.create("/v1/webhook-endpoints/" + endpoint.id()))
            .body(endpoint);
      case InvalidUrl(var reason) ->
        throw new ProblemException(INVALID_URL, reason, List.of(Violation.at("/url", reason)));
      case TargetRefused(var reason) ->
        throw new ProblemException(TARGET_REFUSED, reason, List.of(Violation.at("/url", reason)));
      case UnknownEvent(int index) -> throw unknownEvent(index);
    };
  }

  @GetMapping
  @Operation(summary = "Lists the endpoints, newest first")
  Page<EndpointAnswer> list(PageRequest page) {
    UUID before = page.startingAfter(PublicIds.ENDPOINT).orElse(null);
    return Page.of(page, endpoints.page(before, page.fetchLimit()), answer -> answer);
  }

  @GetMapping("/{id}")
  @Operation(summary = "Shows an endpoint")
  EndpointAnswer find(@PathVariable String id) {
    return endpoints.find(PublicIds.ENDPOINT.parsePath(id)).orElseThrow(() -> notFound(id));
  }

  @DeleteMapping("/{id}")
  @Operation(summary = "Disables an endpoint and cancels what is queued for it; its log stays")
  ResponseEntity<Void> disable(@PathVariable String id) {
    UUID endpointId = PublicIds.ENDPOINT.parsePath(id);
    boolean disabled = Boolean.TRUE.equals(transaction.execute(
        status -> endpoints.disable(endpointId, DisabledReason.REQUESTED, clock.instant())));
    if (!disabled && !endpoints.exists(endpointId)) {
      throw notFound(id);
    }
    return ResponseEntity.noContent().build();
  }

  @PostMapping("/{id}/enable")
  @Operation(summary = "Enables an endpoint that was disabled; it is sent what happens from now on")
  EndpointAnswer enable(@PathVariable String id) {
    UUID endpointId = PublicIds.ENDPOINT.parsePath(id);
    endpoints.enable(endpointId, clock.instant());
    return endpoints.find(endpointId).orElseThrow(() -> notFound(id));
  }

  @PostMapping("/{id}/secret/rotation")
  @Operation(
      summary = "Makes a new secret, which this answer alone holds; the former one signs on"
          + " beside it for a while")
  EndpointAnswer rotateSecret(@PathVariable String id, @Valid @RequestBody SecretRotation request) {
    Integer hours = request.formerValidHours();
    Duration overlap = hours == null ? properties.formerSecretValidFor() : Duration.ofHours(hours);
    return rotateSecrets
        .rotate(PublicIds.ENDPOINT.parsePath(id), overlap)
        .orElseThrow(() -> notFound(id));
  }

  private static ProblemException notFound(String id) {
    return PublicIds.ENDPOINT_NOT_FOUND.because("There is no " + id);
  }

  private static ProblemException unknownEvent(int index) {
    String names =
        String.join(", ", PublicEvent.all().stream().map(PublicEvent::name).toList());
    String detail = "Must be \"*\" or one of " + names;
    return new ProblemException(
        Problems.INVALID_REQUEST, detail, List.of(Violation.at("/events/" + index, detail)));
  }

  /**
   * A request to rotate the secret of an endpoint.
   *
   * @param formerValidHours the hours that the former secret signs too; 0 ends it at once
   */
  @Schema(example = """
      {"formerValidHours": 24}
      """)
  record SecretRotation(@Nullable @Min(0) @Max(168) Integer formerValidHours) {}

  /** A request to register an endpoint. */
  @Schema(example = """
      {"url": "https://shop.example.com/hooks", "events": ["RechargeCompleted"]}
      """)
  record NewEndpoint(
      @NotNull @Size(max = 4096) String url,
      @NotNull @Size(min = 1, max = 50) List<@NotBlank @Size(max = 200) String> events) {}
}
