package dev.tandem.ledger.proof;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import dev.tandem.web.http.MachineToken;
import dev.tandem.web.http.TimelyRequests;
import dev.tandem.web.proof.AccountBalance;
import dev.tandem.web.proof.EventDigest;
import dev.tandem.web.proof.MoneyFlow;
import dev.tandem.web.proof.MoneyMovement;
import dev.tandem.web.proof.Outbox;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

import static java.util.stream.Collectors.joining;

/** The services whose word is compared with the books, over their management ports. */
final class OtherServices {

  /** A service, and the events of money that it publishes. */
  enum Source {
    WALLET(
        "wallet", "RechargeCompleted,FundPaymentCompleted,FundPaymentFailed,FundPaymentReversed"),
    FUND_PURCHASE("fund-purchase", "FundPurchaseSubmitted");

    private final String topic;
    private final String tags;

    Source(String topic, String tags) {
      this.topic = topic;
      this.tags = tags;
    }
  }

  private final RestClient http;
  private final MachineToken token;
  private final Map<Source, URI> addresses;

  OtherServices(ProofProperties properties) {
    this.http = RestClient.builder()
        .requestFactory(
            new TimelyRequests("proof", properties.connectTimeout(), properties.answerTimeout()))
        .build();
    this.token = new MachineToken(properties.machine(), http);
    this.addresses = Map.of(
        Source.WALLET, properties.walletUrl(),
        Source.FUND_PURCHASE, properties.fundPurchaseUrl());
  }

  List<MoneyFlow> flows(Source source, Instant from, Instant to) {
    return get(source, "/actuator/movedmoney?from=%s&to=%s".formatted(from, to), Flows.class)
        .data();
  }

  List<MoneyMovement> movements(Source source, Instant from, Instant to) {
    return get(
            source,
            "/actuator/movedmoney/movements?from=%s&to=%s".formatted(from, to),
            Movements.class)
        .data();
  }

  /** What stood on accounts at {@code time}. */
  List<AccountBalance> balances(Source source, Instant time) {
    var path = "/actuator/movedmoney/balances?from=%s&to=%s".formatted(time, time.plusSeconds(1));
    return get(source, path, Balances.class).data();
  }

  /** Digests of the money events that {@code source} has published. */
  List<EventDigest> published(Source source, Instant from, int slots, Duration each) {
    return outbox(source).digests(from, slots, each);
  }

  List<UUID> publishedIds(Source source, Instant from, Duration each) {
    return outbox(source).ids(from, each);
  }

  private Outbox outbox(Source source) {
    return new Outbox(
        http, token, Objects.requireNonNull(addresses.get(source)), source.topic, source.tags);
  }

  /** Has {@code source} send the messages of {@code events} again; returns those it lacks. */
  List<UUID> resend(Source source, Collection<UUID> events, String reason) {
    var body = Map.of(
        "action",
        "resend",
        "events",
        events.stream().map(UUID::toString).collect(joining(",")),
        "reason",
        reason);
    return Objects.requireNonNull(http.post()
            .uri(addresses.get(source) + "/actuator/outbox")
            .headers(token::addTo)
            .contentType(MediaType.APPLICATION_JSON)
            .body(body)
            .retrieve()
            .body(Resent.class))
        .unknown();
  }

  private <T> T get(Source source, String path, Class<T> type) {
    return Objects.requireNonNull(http.get()
        .uri(URI.create(addresses.get(source) + path))
        .headers(token::addTo)
        .retrieve()
        .body(type));
  }

  private record Flows(List<MoneyFlow> data) {}

  private record Movements(List<MoneyMovement> data) {}

  private record Balances(List<AccountBalance> data) {}

  private record Resent(List<UUID> unknown) {}
}
