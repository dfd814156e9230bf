package dev.tandem.localstack.bank;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

import dev.tandem.localstack.http.JsonServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BankSimulatorTest {

  final HttpClient client = HttpClient.newHttpClient();
  BankSimulator bank;

  @BeforeEach
  void start() {
    bank = BankSimulator.start(0);
  }

  @AfterEach
  void stop() {
    bank.close();
    client.close();
  }

  @Test
  void chargesOnceHoweverOftenItIsAsked() throws Exception {
    HttpResponse<String> first = charge("rch_1", 1250, "tok_ok");
    HttpResponse<String> second = charge("rch_1", 1250, "tok_ok");

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(json(first).get("status").asString()).isEqualTo("CHARGED");
    assertThat(json(first).get("bankReference").asString()).startsWith("bnk_");
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(bank.charged()).isEqualTo(1);
    assertThat(bank.chargeRequests()).isEqualTo(2);
  }

  @Test
  void refusesAReferenceThatNamesAnotherCharge() throws Exception {
    charge("rch_1", 1250, "tok_ok");

    HttpResponse<String> other = charge("rch_1", 1251, "tok_ok");

    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(json(other).get("code").asString()).isEqualTo("reference-reused");
  }

  @Test
  void declinesAndSaysWhy() throws Exception {
    assertThat(json(charge("rch_1", 100, "tok_declined")).get("reason").asString())
        .isEqualTo("insufficient-funds");
    assertThat(json(charge("rch_2", 100, "tok_stolen")).get("reason").asString())
        .isEqualTo("unknown-token");
    assertThat(bank.charged()).isZero();
  }

  @Test
  void chargesWithoutEverAnsweringTheTokenThatTimesOut() throws Exception {
    assertThatThrownBy(() -> charge("rch_1", 100, "tok_timeout_then_ok"))
        .isInstanceOf(HttpTimeoutException.class);
    assertThatThrownBy(() -> charge("rch_1", 100, "tok_timeout_then_ok"))
        .isInstanceOf(HttpTimeoutException.class);

    assertThat(json(get("/charges/rch_1")).get("status").asString()).isEqualTo("CHARGED");
    assertThat(bank.charged()).isEqualTo(1);
  }

  @Test
  void chargesNothingWhenItAnswers503() throws Exception {
    assertThat(charge("rch_1", 100, "tok_error_503").statusCode()).isEqualTo(503);
    assertThat(get("/charges/rch_1").statusCode()).isEqualTo(404);

    bank.available(false);
    assertThat(charge("rch_2", 100, "tok_ok").statusCode()).isEqualTo(503);
    bank.available(true);
    assertThat(get("/charges/rch_2").statusCode()).isEqualTo(404);
  }

  @Test
  void refusesWhatItCannotRead() throws Exception {
    assertThat(charge("rch_1", -1, "tok_ok").statusCode()).isEqualTo(400);
    assertThat(charge("rch 1", 1, "tok_ok").statusCode()).isEqualTo(400);
    assertThat(post("/charges", "{").statusCode()).isEqualTo(400);
    assertThat(post("/charges", "{\"reference\":\"rch_1\"}").statusCode()).isEqualTo(400);
    assertThat(post("/elsewhere", "{}").statusCode()).isEqualTo(404);
  }

  @Test
  void refundsNoMoreThanTheCharge() throws Exception {
    charge("rch_1", 1000, "tok_ok");

    assertThat(json(refund("rfd_1", "rch_1", 600)).get("status").asString()).isEqualTo("REFUNDED");
    assertThat(refund("rfd_1", "rch_1", 600).statusCode()).isEqualTo(200);
    assertThat(json(refund("rfd_2", "rch_1", 401)).get("code").asString())
        .isEqualTo("exceeds-charge");
    assertThat(json(refund("rfd_3", "rch_none", 1)).get("code").asString())
        .isEqualTo("charge-not-found");
  }

  @Test
  void showsEveryChargeAndRefundInItsLedgerAndThoseThatMovedMoneyInItsStatement() throws Exception {
    charge("rch_1", 1000, "tok_ok");
    charge("rch_2", 500, "tok_declined");
    refund("rfd_1", "rch_1", 400);

    JsonNode ledger = json(get("/ledger"));
    assertThat(ledger).hasSize(3);
    assertThat(ledger.get(0).get("reference").asString()).isEqualTo("rch_1");
    assertThat(ledger.get(0).get("amountMinor").asLong()).isEqualTo(1000);
    assertThat(ledger.get(0).get("currency").asString()).isEqualTo("CNY");
    assertThat(ledger.get(0).get("state").asString()).isEqualTo("CHARGED");
    assertThat(ledger.get(1).get("state").asString()).isEqualTo("DECLINED");
    assertThat(ledger.get(2).get("chargeReference").asString()).isEqualTo("rch_1");
    String today = LocalDate.now(ZoneOffset.UTC).toString();
    assertThat(get("/statements/" + today).body())
        .contains(">10.00<", ">rch_1<", ">4.00<", ">rfd_1<")
        .doesNotContain("rch_2");
    assertThat(get("/statements/yesterday").statusCode()).isEqualTo(400);
  }

  @Test
  void booksOnALaterDayOnceItsClockIsMoved() throws Exception {
    post("/clock", "{\"duration\":\"PT48H\"}");

    charge("rch_1", 1000, "tok_ok");

    String later = LocalDate.now(ZoneOffset.UTC).plusDays(2).toString();
    assertThat(get("/statements/" + later).body()).contains("rch_1");
  }

  @Test
  void findsItsBookAgainWithoutTheLineACrashCutOff(@TempDir Path directory) throws Exception {
    Path journal = directory.resolve("bank.csv");
    try (BankSimulator before = BankSimulator.start(0, journal, Duration.ZERO)) {
      post(before, "/charges", chargeBody("rch_1", 1000, "tok_ok"));
    }
    Files.writeString(journal, "2,CHARGE,rch_2,tok", StandardOpenOption.APPEND);

    try (BankSimulator after = BankSimulator.start(0, journal, Duration.ZERO)) {
      post(after, "/charges", chargeBody("rch_1", 1000, "tok_ok"));
      post(after, "/charges", chargeBody("rch_3", 1000, "tok_ok"));

      assertThat(after.charged()).isEqualTo(2);
    }
    assertThat(Files.readString(journal).lines()).hasSize(2);
  }

  private HttpResponse<String> charge(String reference, long amountMinor, String token)
      throws Exception {
    return post("/charges", chargeBody(reference, amountMinor, token));
  }

  private static String chargeBody(String reference, long amountMinor, String token) {
    return """
        {"reference":"%s","amountMinor":%d,"currency":"CNY","fundingToken":"%s"}""".formatted(reference, amountMinor, token);
  }

  private HttpResponse<String> refund(String reference, String charge, long amountMinor)
      throws Exception {
    return post("/refunds", """
        {"reference":"%s","chargeReference":"%s","amountMinor":%d,"currency":"CNY"}""".formatted(reference, charge, amountMinor));
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return post(bank, path, body);
  }

  private HttpResponse<String> post(BankSimulator to, String path, String body)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(to.url() + path))
            .timeout(Duration.ofMillis(1_500))
            .POST(ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(bank.url() + path)).build(), BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonServer.JSON.readTree(answer.body());
  }
}
