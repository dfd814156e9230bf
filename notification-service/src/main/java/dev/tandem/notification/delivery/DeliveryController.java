package dev.tandem.notification.delivery;

import java.time.Clock;
import java.util.UUID;

import dev.tandem.notification.PublicIds;
import dev.tandem.notification.webhook.JdbcEndpoints;
import dev.tandem.web.Page;
import dev.tandem.web.PageRequest;
import dev.tandem.web.problem.ProblemException;
import dev.tandem.web.problem.ProblemType;
import dev.tandem.web.work.PollingWorker;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shows the deliveries of an endpoint with their outcomes. */
@RestController
@RequestMapping("/v1/webhook-endpoints/{endpointId}/deliveries")
class DeliveryController {

  private static final ProblemType ENDPOINT_DISABLED =
      ProblemType.of("endpoint-disabled", 409, "The webhook endpoint is disabled");
  private static final ProblemType DELIVERY_IN_PROGRESS =
      ProblemType.retryable("delivery-in-progress", 409, "The delivery is being sent");

  private final JdbcDeliveries deliveries;
  private final JdbcEndpoints endpoints;
  private final PollingWorker worker;
  private final Clock clock;

  DeliveryController(
      JdbcDeliveries deliveries,
      JdbcEndpoints endpoints,
      PollingWorker webhookWorker,
      Clock clock) {
    this.deliveries = deliveries;
    this.endpoints = endpoints;
    this.worker = webhookWorker;
    this.clock = clock;
  }

  @GetMapping
  @Operation(summary = "Lists an endpoint's deliveries, newest first")
  Page<DeliveryAnswer> list(@PathVariable String endpointId, PageRequest page) {
    UUID id = PublicIds.ENDPOINT.parsePath(endpointId);
    if (!endpoints.exists(id)) {
      throw PublicIds.ENDPOINT_NOT_FOUND.because("There is no " + endpointId);
    }
    UUID before = page.startingAfter(PublicIds.DELIVERY).orElse(null);
    return Page.of(page, deliveries.page(id, before, page.fetchLimit()), answer -> answer);
  }

  @PostMapping("/{deliveryId}/resend")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(summary = "Sends a delivery again, under the same webhook-id, with all its retries")
  DeliveryAnswer resend(@PathVariable String endpointId, @PathVariable String deliveryId) {
    UUID endpoint = PublicIds.ENDPOINT.parsePath(endpointId);
    UUID id = PublicIds.DELIVERY.parsePath(deliveryId);
    boolean resent = deliveries.resend(endpoint, id, clock.instant());
    DeliveryAnswer delivery =
        deliveries.find(endpoint, id).orElseThrow(() -> notFound(endpoint, endpointId, deliveryId));
    if (!resent) {
      throw whyNot(endpoint, delivery);
    }
    worker.wake();
    return delivery;
  }

  private ProblemException notFound(UUID endpoint, String endpointId, String deliveryId) {
    return endpoints.exists(endpoint)
        ? PublicIds.DELIVERY_NOT_FOUND.because("There is no " + deliveryId)
        : PublicIds.ENDPOINT_NOT_FOUND.because("There is no " + endpointId);
  }

  private ProblemException whyNot(UUID endpoint, DeliveryAnswer delivery) {
    return endpoints.isEnabled(endpoint)
        ? DELIVERY_IN_PROGRESS.because(delivery.id() + " is being sent at this moment")
        : ENDPOINT_DISABLED.because("Enable " + delivery.endpointId() + " before resending");
  }
}
