package dev.tandem.fundpurchase.house;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

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
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls the fund house. Every call may be repeated: orders are idempotent by their reference, the
 * other calls only read. Behind a bulkhead, a circuit breaker and a retry, all named {@code
 * fund-house}.
 */
@Component
public class FundHouseClient {

  private static final String NAME = "fund-house";
  private static final int UNPROCESSABLE = 422;
  private static final int CONFLICT = 409;
  private static final int MOST_EVIDENCE = 10_000;
  private static final String REFUSED = "REFUSED";

  // Figures are read as they are written; what cannot be kept in UTF-8 is kept escaped.
  private static final JsonMapper FILES = JsonMapper.builder()
      .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
      .build();

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
   * @param formerDates other business dates for which it may have been submitted before
   * @throws RuntimeException if there was no answer; whether the house has the order is unknown
   */
  HouseAnswer submit(HouseMessages.Order order, Set<LocalDate> formerDates) {
    HouseAnswer answer = guarded(() -> http.post()
        .uri("/orders")
        .contentType(MediaType.APPLICATION_JSON)
        .body(order)
        .exchangeForRequiredValue((_, response) -> answer(order, response)));
    // It may be there as submitted before, for the business date it had then.
    return answer instanceof HouseAnswer.OtherOrder ? held(order, formerDates) : answer;
  }

  private HouseAnswer held(HouseMessages.Order order, Set<LocalDate> formerDates) {
    Set<LocalDate> dates = new HashSet<>(formerDates);
    dates.add(order.businessDate());
    return guarded(() -> http.get()
        .uri("/orders/{reference}", order.reference())
        .exchangeForRequiredValue((_, response) -> {
          if (response.getStatusCode().is5xxServerError()) {
            throw unavailable(response);
          }
          return held(order, dates, text(response));
        }));
  }

  private static HouseAnswer answer(
      HouseMessages.Order order,
      RestClient.RequestHeadersSpec.ConvertibleClientHttpResponse response)
      throws IOException {
    var status = response.getStatusCode();
    if (status.is2xxSuccessful()) {
      return held(order, Set.of(order.businessDate()), text(response));
    }
    if (status.value() == UNPROCESSABLE) {
      var refusal = response.bodyTo(HouseMessages.Refusal.class);
      String code = refusal == null ? null : refusal.code();
      return new HouseAnswer.Refused(code == null ? "fund-house-refused" : code);
    }
    if (status.value() == CONFLICT) {
      return new HouseAnswer.OtherOrder(text(response));
    }
    if (status.is4xxClientError() && status.value() != 408 && status.value() != 429) {
      return new HouseAnswer.NotTaken(text(response));
    }
    throw unavailable(response);
  }

  // Every word of the answer is compared: the house may have understood something else.
  private static HouseAnswer held(
      HouseMessages.Order order, Set<LocalDate> dates, String evidence) {
    try {
      var held = FILES.readValue(evidence, HouseMessages.Held.class);
      if (held.isFor(order, dates)) {
        return REFUSED.equals(held.state())
            ? new HouseAnswer.Refused("fund-house-refused")
            : new HouseAnswer.Accepted(Objects.requireNonNull(held.businessDate()));
      }
    } catch (JacksonException e) {
      // It names nothing that could be compared.
    }
    return new HouseAnswer.OtherOrder(evidence);
  }

  private static String text(ClientHttpResponse response) throws IOException {
    byte[] body = response.getBody().readNBytes(MOST_EVIDENCE);
    return new String(body, StandardCharsets.UTF_8);
  }

  private static IllegalStateException unavailable(ClientHttpResponse response) throws IOException {
    return new IllegalStateException(
        "The fund house answers " + response.getStatusCode().value());
  }

  /**
   * The NAVs of {@code date} as published so far.
   *
   * @throws UnreadableFileException if the answer is no such file
   */
  public HouseFile navs(LocalDate date) {
    return file("/navs/{date}", date, "navs");
  }

  /**
   * The confirmation file of {@code date}, which may still grow and change.
   *
   * @throws UnreadableFileException if the answer is no such file
   */
  public HouseFile confirmations(LocalDate date) {
    return file("/confirmations/{date}", date, "lines");
  }

  private HouseFile file(String path, LocalDate date, String lines) {
    byte[] body = guarded(() -> http.get().uri(path, date).retrieve().requiredBody(byte[].class));
    JsonNode file;
    try {
      file = FILES.readTree(body);
    } catch (JacksonException e) {
      throw new UnreadableFileException("No JSON: " + e.getOriginalMessage());
    }
    if (!file.path("date").asString("").equals(date.toString())) {
      throw new UnreadableFileException("Its date is not " + date);
    }
    if (!file.path(lines).isArray()) {
      throw new UnreadableFileException("It has no " + lines);
    }
    return new HouseFile(Hashes.of(body), file.path(lines).valueStream().toList());
  }

  private <T> T guarded(Supplier<T> call) {
    Supplier<T> once = CircuitBreaker.decorateSupplier(breaker, call);
    return Objects.requireNonNull(
        Bulkhead.decorateSupplier(bulkhead, Retry.decorateSupplier(retry, once)).get());
  }
}
