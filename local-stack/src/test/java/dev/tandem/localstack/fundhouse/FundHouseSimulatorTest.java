package dev.tandem.localstack.fundhouse;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.StreamSupport;

import dev.tandem.localstack.http.JsonServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class FundHouseSimulatorTest {

  private final HttpClient http = HttpClient.newHttpClient();
  private FundHouseSimulator house = FundHouseSimulator.start(0);

  @AfterEach
  void close() {
    house.close();
    http.close();
  }

  @Test
  void takesAnOrderOnceHoweverOftenItIsSubmitted() throws Exception {
    LocalDate day = tradingDay();

    assertThat(submit("ord-1", "EQT-003", day).status()).isEqualTo(200);
    Reply again = submit("ord-1", "EQT-003", day);

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().path("state").asString()).isEqualTo("ACCEPTED");
    assertThat(get("/ledger").json()).hasSize(1);
    assertThat(house.submissions()).isEqualTo(2);
  }

  @Test
  void refusesAReferenceThatNamesAnotherOrder() throws Exception {
    submit("ord-1", "EQT-003", tradingDay());

    assertThat(submit("ord-1", "BAL-002", tradingDay()).status()).isEqualTo(409);
  }

  @Test
  void refusesAFundWhoseCodeEndsInRej() throws Exception {
    Reply refused = submit("ord-1", "EQT-REJ", tradingDay());

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("code").asString()).isEqualTo("fund-closed");
    assertThat(get("/ledger").json().path(0).path("state").asString()).isEqualTo("REFUSED");
  }

  @Test
  void refusesWhatIsNoOrder() throws Exception {
    LocalDate saturday = LocalDate.parse("2026-11-21");

    assertThat(submit("ord-1", "EQT-003", saturday).status()).isEqualTo(400);
    assertThat(submit("ord 1", "EQT-003", tradingDay()).status()).isEqualTo(400);
    assertThat(submit("ord-1", "XXX-000", tradingDay()).status()).isEqualTo(400);
    assertThat(post("/orders", "{").status()).isEqualTo(400);
    assertThat(get("/navs/someday").status()).isEqualTo(400);
  }

  @Test
  void confirmsOnTPlusOneAndNotBefore() throws Exception {
    LocalDate day = tradingDay();
    LocalDate confirmDate = new HouseCalendar().confirmDate(day);
    submit("ord-1", "EQT-003", day);
    assertThat(lines(confirmDate)).isEmpty();

    moveTo(confirmDate);

    JsonNode nav = navOf("EQT-003", day);
    assertThat(lines(confirmDate)).singleElement().satisfies(line -> {
      assertThat(line.path("outcome").asString()).isEqualTo("ALLOTTED");
      assertThat(line.path("navDate").asString()).isEqualTo(day.toString());
      assertThat(line.path("nav").decimalValue()).isEqualByComparingTo(nav.decimalValue());
      assertThat(line.path("shares").decimalValue())
          .isEqualByComparingTo(HouseNavs.shares(100_000, nav.decimalValue()));
    });
    assertThat(lines(day)).isEmpty();
  }

  @Test
  void publishesNoNavBeforeItsDayIsOver() throws Exception {
    LocalDate day = tradingDay();

    assertThat(get("/navs/" + day).json().path("navs")).isEmpty();
    moveTo(new HouseCalendar().confirmDate(day));
    assertThat(get("/navs/" + day).json().path("navs")).isNotEmpty();
  }

  @Test
  void publishesTheSameNavOnEveryRun() throws Exception {
    LocalDate day = LocalDate.parse("2026-11-18");
    JsonNode first = navOf("EQT-003", day);

    house.close();
    house = FundHouseSimulator.start(0);

    assertThat(navOf("EQT-003", day)).isEqualTo(first);
    assertThat(navOf("MMF-001", day).decimalValue()).isEqualByComparingTo("1");
  }

  @Test
  void errsAsItIsTold() throws Exception {
    LocalDate day = tradingDay();
    LocalDate confirmDate = new HouseCalendar().confirmDate(day);
    submit("ord-rejected", "EQT-003", day);
    submit("ord-repeated", "EQT-003", day);
    post("/faults/reject", "{\"reference\": \"ord-rejected\"}");
    post("/faults/repeat", "{\"reference\": \"ord-repeated\"}");
    moveTo(confirmDate);
    post("/faults/unknown", "{\"reference\": \"ord-unknown\"}");

    assertThat(lines(confirmDate))
        .extracting(line ->
            line.path("reference").asString() + " " + line.path("outcome").asString())
        .containsExactly(
            "ord-rejected REJECTED",
            "ord-repeated ALLOTTED",
            "ord-repeated ALLOTTED",
            "ord-repeated ALLOTTED",
            "ord-unknown ALLOTTED");
  }

  @Test
  void correctsANavInALaterFile() throws Exception {
    LocalDate day = tradingDay();
    LocalDate confirmDate = new HouseCalendar().confirmDate(day);
    submit("ord-1", "EQT-003", day);
    moveTo(confirmDate);
    String first = lines(confirmDate).getFirst().path("confirmationId").asString();

    post("/faults/correct-nav", """
        {"fundCode": "EQT-003", "date": "%s", "nav": 2.0001}""".formatted(day));

    assertThat(navOf("EQT-003", day).decimalValue()).isEqualByComparingTo("2.0001");
    assertThat(lines(confirmDate)).last().satisfies(line -> {
      assertThat(line.path("corrects").asString()).isEqualTo(first);
      assertThat(line.path("shares").decimalValue()).isEqualByComparingTo("499.97");
    });
  }

  @Test
  void keepsItsBookOverARestart(@TempDir Path folder) throws Exception {
    house.close();
    house = FundHouseSimulator.start(0, folder.resolve("house.csv"), Duration.ZERO);
    submit("ord-1", "EQT-003", tradingDay());
    JsonNode before = get("/ledger").json();

    house.close();
    house = FundHouseSimulator.start(0, folder.resolve("house.csv"), Duration.ZERO);

    assertThat(get("/ledger").json()).isEqualTo(before);
    assertThat(house.holds("ord-1")).isTrue();
  }

  @Test
  void keepsItsFaultsOverARestart(@TempDir Path folder) throws Exception {
    restart(folder, Duration.ZERO);
    LocalDate day = tradingDay();
    LocalDate confirmDate = new HouseCalendar().confirmDate(day);
    submit("ord-rejected", "EQT-003", day);
    submit("ord-corrected", "EQT-003", day);
    submit("ord-nothing", "BAL-002", day);
    post("/faults/reject", "{\"reference\": \"ord-rejected\"}");
    post("/faults/zero-shares", "{\"reference\": \"ord-nothing\"}");
    moveTo(confirmDate);
    post("/faults/correct-nav", """
        {"fundCode": "EQT-003", "date": "%s", "nav": 2.0001}""".formatted(day));
    post("/faults/bad-line", "{}");
    List<JsonNode> before = lines(confirmDate);

    restart(folder, Duration.between(Instant.now(), house.now()));

    assertThat(before).hasSize(5);
    assertThat(lines(confirmDate)).isEqualTo(before);
    assertThat(navOf("EQT-003", day).decimalValue()).isEqualByComparingTo("2.0001");
    assertThat(get("/ledger").json())
        .extracting(it -> it.path("shares").asDouble(-1))
        .containsExactly(-1.0, 499.97, 0.0);
    assertThat(stateOf("ord-rejected")).isEqualTo("REJECTED");
  }

  @Test
  void tellsLateThatADayWasNone(@TempDir Path folder) throws Exception {
    restart(folder, Duration.ZERO);
    LocalDate day = tradingDay();
    HouseCalendar calendar = new HouseCalendar();
    LocalDate next = calendar.confirmDate(day);
    submit("ord-before", "EQT-003", day);

    post("/faults/closure", "{\"date\": \"%s\"}".formatted(day));
    restart(folder, Duration.ZERO);

    assertThat(submit("ord-after", "EQT-003", day).status()).isEqualTo(400);
    moveTo(next);
    assertThat(lines(next)).isEmpty();
    LocalDate after = calendar.confirmDate(next);
    moveTo(after);
    assertThat(lines(after))
        .singleElement()
        .satisfies(line -> assertThat(line.path("navDate").asString()).isEqualTo(next.toString()));
    assertThat(get("/navs/" + day).json().path("navs")).isEmpty();
  }

  @Test
  void publishesWildNavsAndHoldsFilesBackForAWhile() throws Exception {
    LocalDate day = tradingDay();
    LocalDate confirmDate = new HouseCalendar().confirmDate(day);
    submit("ord-1", "EQT-003", day);
    moveTo(confirmDate);
    post("/faults/wild-nav", """
        {"fundCode": "XXX-999", "date": "%s", "nav": 123456789}""".formatted(day));
    post("/faults/late-file", "{\"lasting\": \"PT5H\"}");

    assertThat(navOf("XXX-999", day).decimalValue()).isEqualByComparingTo("123456789");
    assertThat(lines(confirmDate)).isEmpty();
    house.advance(Duration.ofHours(5));
    assertThat(lines(confirmDate)).hasSize(1);
  }

  private void restart(Path folder, Duration ahead) {
    house.close();
    house = FundHouseSimulator.start(0, folder.resolve("house.csv"), ahead);
  }

  private String stateOf(String reference) throws Exception {
    return get("/orders/" + reference).json().path("state").asString();
  }

  @Test
  void isAwayWhenTold() throws Exception {
    house.available(false);

    assertThat(submit("ord-1", "EQT-003", tradingDay()).status()).isEqualTo(503);
    assertThat(house.holds("ord-1")).isFalse();
  }

  private LocalDate tradingDay() {
    return new HouseCalendar().confirmDate(HouseCalendar.dayOf(Instant.now()));
  }

  private void moveTo(LocalDate day) throws Exception {
    Instant morning = day.atTime(LocalTime.of(9, 30)).atZone(HouseCalendar.ZONE).toInstant();
    Duration duration = Duration.between(house.now(), morning);
    assertThat(post("/clock", "{\"duration\": \"%s\"}".formatted(duration)).status())
        .isEqualTo(200);
  }

  private JsonNode navOf(String fundCode, LocalDate day) throws Exception {
    return StreamSupport.stream(get("/navs/" + day).json().path("navs").spliterator(), false)
        .filter(nav -> nav.path("fundCode").asString().equals(fundCode))
        .findFirst()
        .orElseThrow()
        .path("nav");
  }

  private List<JsonNode> lines(LocalDate date) throws Exception {
    JsonNode file = get("/confirmations/" + date).json();
    return StreamSupport.stream(file.path("lines").spliterator(), false).toList();
  }

  private Reply submit(String reference, String fundCode, LocalDate day) throws Exception {
    return post("/orders", """
        {"reference": "%s", "fundCode": "%s", "amountMinor": 100000, "currency": "CNY",
         "businessDate": "%s"}""".formatted(reference, fundCode, day));
  }

  private Reply get(String path) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(house.url() + path)).GET());
  }

  private Reply post(String path, String body) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(house.url() + path)).POST(BodyPublishers.ofString(body)));
  }

  private Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var response = http.send(request.build(), BodyHandlers.ofString());
    return new Reply(response.statusCode(), JsonServer.JSON.readTree(response.body()));
  }

  private record Reply(int status, JsonNode json) {}
}
