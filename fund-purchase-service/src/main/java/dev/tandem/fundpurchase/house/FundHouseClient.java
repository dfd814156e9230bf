package dev.tandem.fundpurchase.house;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import dev.tandem.contract.Money;
import dev.tandem.fundpurchase.fund.PricedDay;
import dev.tandem.fundpurchase.pricing.Nav;
import dev.tandem.messaging.PermanentFailureException;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryRegistry;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/**
 * Speaks to the fund house. Every call may be repeated: orders are idempotent by their reference,
 * the rest only reads. Behind a bulkhead, a circuit breaker and a retry, all named {@code
 * fund-house}.
 */
@Component
class FundHouseClient {

  private static final String NAME = "fund-house";
  private static final int UNPROCESSABLE = 422;

  private final RestClient http;
  private final Bulkhead bulkhead;
  private final CircuitBreaker breaker;
  private final Retry retry;

  FundHouseClient(
      RestClient fundHouseHttp,
      BulkheadRegistry bulkheads,
      CircuitBreakerRegistry breakers,
      RetryRegistry retries) {
    this.http = fundHouseHttp;
    this.bulkhead = bulkheads.bulkhead(NAME);
    this.breaker = breakers.circuitBreaker(NAME);
    this.retry = retries.retry(NAME);
  }

  /**
   * Submits an order. Submitting it again changes nothing and is answered alike.
   *
   * @throws PermanentFailureException if the house understands something else by the reference
   * @throws RuntimeException if there was no answer; whether the house has the order is unknown
   */
  HouseAnswer submit(String reference, String fundCode, Money net, LocalDate businessDate) {
    var order = HouseMessages.Order.of(reference, fundCode, net, businessDate);
    return guarded(() -> http.post()
        .uri("/orders")
        .contentType(MediaType.APPLICATION_JSON)
        .body(order)
        .exchangeForRequiredValue((_, response) -> answer(reference, response)));
  }

  private static HouseAnswer answer(
      String reference, RestClient.RequestHeadersSpec.ConvertibleClientHttpResponse response)
      throws IOException {
    var status = response.getStatusCode();
    if (status.is2xxSuccessful()) {
      return new HouseAnswer.Accepted();
    }
    if (status.value() == UNPROCESSABLE) {
      var refusal = response.bodyTo(HouseMessages.Refusal.class);
      String code = refusal == null ? null : refusal.code();
      return new HouseAnswer.Refused(code == null ? "fund-house-refused" : code);
    }
    if (status.is4xxClientError() && status.value() != 408 && status.value() != 429) {
      throw new PermanentFailureException(
          "The fund house does not understand %s: %d".formatted(reference, status.value()));
    }
    throw unavailable(response);
  }

  private static IllegalStateException unavailable(ClientHttpResponse response) throws IOException {
    return new IllegalStateException(
        "The fund house answers " + response.getStatusCode().value());
  }

  /** The NAVs of {@code date} as published so far. */
  List<PricedDay> navs(LocalDate date) {
    var list = guarded(() ->
        http.get().uri("/navs/{date}", date).retrieve().requiredBody(HouseMessages.NavList.class));
    return list.navs().stream()
        .map(nav -> new PricedDay(nav.fundCode(), date, nav.version(), new Nav(nav.nav())))
        .toList();
  }

  /** The confirmation file of {@code date}, which may still grow on that day. */
  List<ConfirmationLine> confirmations(LocalDate date) {
    return guarded(() -> http.get()
            .uri("/confirmations/{date}", date)
            .retrieve()
            .requiredBody(HouseMessages.ConfirmationFile.class))
        .lines();
  }

  private <T> T guarded(Supplier<T> call) {
    Supplier<T> once = CircuitBreaker.decorateSupplier(breaker, call);
    return Objects.requireNonNull(
        Bulkhead.decorateSupplier(bulkhead, Retry.decorateSupplier(retry, once)).get());
  }
}
