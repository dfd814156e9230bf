package dev.tandem.fundpurchase;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import dev.tandem.contract.fundpurchase.FundPurchaseConfirmed;
import dev.tandem.contract.fundpurchase.FundSharesCorrected;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Files that come late, change, or are wrong in places. Each test has trading days of its own. */
class HouseFilesIT extends RunningService {

  private static final String LATE = "tandem_fund_purchase_orders_late";

  @Test
  void readsACorrectionOfASaturday() {
    LocalDate wednesday = aWednesdayToCome();
    String orderId = aConfirmedOrderOf(wednesday, "EQT-003");
    moveTo(noon(wednesday.plusDays(3)));

    HOUSE.correctNav("EQT-003", wednesday, navPlus(orderId, "0.1"));

    awaitCorrection(orderId);
  }

  @Test
  void readsAFileAgainThatChangedAfterMoreThanAWeek() {
    LocalDate wednesday = aWednesdayToCome();
    String orderId = aConfirmedOrderOf(wednesday, "EQT-003");
    LocalDate changed = wednesday.plusDays(2);
    moveTo(noon(changed));
    SEEN.change(
        "/confirmations/" + changed, said -> new TamperedHouse.Said(200, """
        {"date": "%s", "lines": []}""".formatted(changed)));
    HOUSE.correctNav("EQT-003", wednesday, navPlus(orderId, "0.1"));
    moveTo(noon(changed.plusDays(9)));
    await().atMost(PATIENCE).until(() -> wasReadAt("CONFIRMATIONS", changed.plusDays(9)));

    SEEN.behave();
    // A file of this age is read again after more than a quarter of a minute.
    moveTo(noon(changed.plusDays(9)).plusSeconds(60));

    awaitCorrection(orderId);
  }

  @Test
  void readsTheCorrectionOfANavThatIsOlderThanAWeek() {
    LocalDate wednesday = aWednesdayToCome();
    String orderId = aConfirmedOrderOf(wednesday, "EQT-003");
    // By its age alone, the file would be read again too late for this test.
    moveTo(noon(wednesday.plusDays(40)));
    await().atMost(PATIENCE).until(() -> navsRestLongerThan(PATIENCE, wednesday));

    HOUSE.correctNav("EQT-003", wednesday, navPlus(orderId, "0.1"));

    awaitCorrection(orderId);
  }

  @Test
  void missesTheLineThatCorrectsSharesWhereOnlyTheNavHasChanged() {
    LocalDate wednesday = aWednesdayToCome();
    LocalDate friday = wednesday.plusDays(2);
    String orderId = aConfirmedOrderOf(wednesday, "EQT-003");
    moveTo(noon(friday));
    SEEN.change(
        "/confirmations/" + friday, said -> new TamperedHouse.Said(200, """
        {"date": "%s", "lines": []}""".formatted(friday)));
    HOUSE.correctNav("EQT-003", wednesday, navPlus(orderId, "0.1"));
    await().atMost(PATIENCE).until(() -> navVersions("EQT-003", wednesday) == 2);
    assertThat(breaks(orderId)).isEmpty();

    moveTo(noon(friday.plusDays(2)));

    await().atMost(PATIENCE).until(() -> kinds(orderId).equals(List.of("NAV_CHANGED")));
    assertThat(breaks(orderId).getFirst().path("evidence").path("version").asInt())
        .isEqualTo(2);
    assertThat(gauge("tandem_fund_purchase_confirmation_breaks")).isPositive();

    SEEN.behave();
    moveTo(noon(friday.plusDays(4)));

    awaitCorrection(orderId);
  }

  @Test
  void confirmsByTheCorrectedNavWhenItWasAwayOverConfirmationAndCorrection() {
    LocalDate day = aWednesdayToCome();
    String orderId = anOrderOf(day, "BAL-002");
    HOUSE.available(false);
    moveToConfirmationOf(orderId);
    HOUSE.correctNav("BAL-002", day, "1.2345");

    HOUSE.available(true);

    var confirmed = awaitStatus(orderId, "CONFIRMED");
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(breaks(orderId)).as("breaks that nobody has to settle").isEmpty());
    assertThat(api.order(orderId).json().path("nav").decimalValue()).isEqualByComparingTo("1.2345");
    assertThat(api.order(orderId).json().path("shares").decimalValue())
        .isEqualByComparingTo("810.04");
    assertThat(confirmed.text("confirmDate")).isEqualTo(confirmed.text("expectedConfirmDate"));
    heard.await(FundPurchaseConfirmed.class, orderId);
  }

  @Test
  void appliesAllOtherLinesWhenSomeCannotBeRead() {
    LocalDate day = aWednesdayToCome();
    String orderId = anOrderOf(day, "EQT-003");
    SEEN.change(
        "/navs/" + day, said -> said.withLine("""
            {"fundCode": "NOT-OURS", "version": 1, "nav": 123456789}""").withLine("""
            {"fundCode": "BAL-002", "version": 9, "nav": 1E+999999999}""").withLine("\"a \\u0000 text\""));
    SEEN.change(
        "/confirmations/" + day.plusDays(1),
        said -> said.withLine("""
            {"confirmationId": "cnf_bad_%s", "reference": "%s", "outcome": "MAYBE"}""".formatted(day, orderId)).withLine("""
            {"confirmationId": 7, "amountMinor": 1e400, "reference": "\\ud800"}""").withLine("null"));

    moveToConfirmationOf(orderId);

    awaitStatus(orderId, "CONFIRMED");
    assertThat(unreadable(day)).hasSize(3);
    assertThat(unreadable(day.plusDays(1))).hasSize(3);
    assertThat(breaks(orderId)).singleElement().satisfies(it -> {
      assertThat(it.path("kind").asString()).isEqualTo("UNREADABLE");
      assertThat(it.path("evidence").path("outcome").asString()).isEqualTo("MAYBE");
    });

    SEEN.behave();

    await().atMost(PATIENCE).until(() -> unreadable(day).isEmpty());
    await().atMost(PATIENCE).until(() -> unreadable(day.plusDays(1)).isEmpty());
  }

  @Test
  void confirmsAllOtherOrdersOfAFileWhenOneCannotBeWritten() {
    String failing = aSubmittedOrder("EQT-003");
    List<String> others = List.of(aSubmittedOrder("EQT-003"), aSubmittedOrder("BAL-002"));
    jdbc.sql("""
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'refused by a test'; END $$
            """).update();
    // Ids are UUIDs: nothing here is text of a stranger.
    jdbc.sql("""
            CREATE TRIGGER refusing BEFORE INSERT ON share_entry FOR EACH ROW
            WHEN (NEW.order_id = '%s') EXECUTE FUNCTION refuse()
            """.formatted(OrderIds.ORDER.parsePath(failing))).update();
    try {
      moveToConfirmationOf(failing);

      others.forEach(it -> awaitStatus(it, "CONFIRMED"));
      assertThat(api.order(failing).text("status")).isEqualTo("SUBMITTED");
    } finally {
      jdbc.sql("DROP FUNCTION refuse CASCADE").update();
    }

    awaitStatus(failing, "CONFIRMED");
    for (String orderId : List.of(failing, others.getFirst(), others.getLast())) {
      heard.await(FundPurchaseConfirmed.class, orderId);
      assertThat(jdbc.sql("SELECT count(*) FROM share_entry WHERE order_id = ?")
              .param(OrderIds.ORDER.parsePath(orderId))
              .query(Long.class)
              .single())
          .isEqualTo(1);
    }
  }

  @Test
  void knowsWithinAFileWhatItHasAppliedOfIt() {
    LocalDate day = aWednesdayToCome();
    String rightFirst = anOrderOf(day, "EQT-003");
    String wrongFirst = anOrderOf(day, "EQT-003");
    SEEN.change(
        "/confirmations/" + day.plusDays(1),
        said -> said.changing(
                rightFirst, line -> line + "," + line.replace("{", "{\"note\":\"again\","))
            .changing(
                wrongFirst,
                line ->
                    line.replace("\"amountMinor\":100000", "\"amountMinor\":200000") + "," + line));

    moveToConfirmationOf(rightFirst);

    awaitStatus(rightFirst, "CONFIRMED");
    awaitStatus(wrongFirst, "CONFIRMED");
    assertThat(kinds(rightFirst)).containsExactly("CHANGED_LINE");
    assertThat(kinds(wrongFirst)).isEmpty();
  }

  @Test
  void waitsForTheNavThatALineWasMadeFrom() {
    LocalDate day = aWednesdayToCome();
    String orderId = anOrderOf(day, "EQT-003");
    SEEN.change("/navs/" + day, said -> new TamperedHouse.Said(200, """
        {"date": "%s", "navs": []}""".formatted(day)));
    moveToConfirmationOf(orderId);
    await().atMost(PATIENCE).until(() -> kinds(orderId).equals(List.of("NAV_MISSING")));

    SEEN.behave();

    awaitStatus(orderId, "CONFIRMED");
    assertThat(breaks(orderId)).isEmpty();
  }

  @Test
  void believesNoOtherAmountOrCurrency() {
    LocalDate day = aWednesdayToCome();
    String one = anOrderOf(day, "EQT-003");
    String other = anOrderOf(day, "EQT-003");
    SEEN.change(
        "/confirmations/" + day.plusDays(1),
        said -> said.replacing(
                "\"reference\":\"" + one + "\"",
                "\"reference\":\"" + one + "\",\"currency\":\"JPY\"")
            .replacing(
                other + "\",\"fundCode\":\"EQT-003\",\"amountMinor\":100000",
                other + "\",\"fundCode\":\"EQT-003\",\"amountMinor\":200000"));

    moveToConfirmationOf(one);

    await().atMost(PATIENCE).until(() -> kinds(one).equals(List.of("OTHER_CURRENCY")));
    await().atMost(PATIENCE).until(() -> kinds(other).equals(List.of("OTHER_AMOUNT")));
    assertThat(api.order(one).text("status")).isEqualTo("SUBMITTED");
    assertThat(api.order(other).text("status")).isEqualTo("SUBMITTED");
  }

  @Test
  void countsAnOrderAboutWhichTheHouseSaysNothingAfterItsConfirmDate() {
    LocalDate day = aWednesdayToCome();
    String orderId = anOrderOf(day, "EQT-003");
    LocalDate confirmDate = day.plusDays(1);
    SEEN.change(
        "/confirmations/" + confirmDate,
        said -> new TamperedHouse.Said(200, """
        {"date": "%s", "lines": []}""".formatted(confirmDate)));
    moveTo(noon(confirmDate));
    double onItsDay = gauge(LATE);
    moveTo(noon(confirmDate.plusDays(1)));
    await().atMost(PATIENCE).until(() -> gauge(LATE) > onItsDay);
    double late = gauge(LATE);

    SEEN.behave();

    awaitStatus(orderId, "CONFIRMED");
    assertThat(gauge(LATE)).isLessThan(late);
  }

  @Test
  void saysThatItsFilesAreMissingWhileTheHouseIsAway() {
    HOUSE.available(false);
    await().atMost(PATIENCE).until(() -> health().equals("DEGRADED"));
    assertThat(gauge("tandem_fund_purchase_house_files_missing")).isPositive();

    HOUSE.available(true);

    await().atMost(PATIENCE).until(() -> health().equals("UP"));
    assertThat(gauge("tandem_fund_purchase_house_files_missing")).isZero();
  }

  private String aConfirmedOrderOf(LocalDate businessDate, String fundCode) {
    String orderId = anOrderOf(businessDate, fundCode);
    moveToConfirmationOf(orderId);
    awaitStatus(orderId, "CONFIRMED");
    return orderId;
  }

  private String navPlus(String orderId, String difference) {
    return api.order(orderId)
        .json()
        .path("nav")
        .decimalValue()
        .add(new BigDecimal(difference))
        .toPlainString();
  }

  private void awaitCorrection(String orderId) {
    var corrected = heard.await(FundSharesCorrected.class, orderId);
    assertThat(corrected.shares()).isLessThan(corrected.formerShares());
    await().atMost(PATIENCE).until(() -> breaks(orderId).isEmpty());
  }

  private boolean wasReadAt(String kind, LocalDate day) {
    return jdbc.sql(
                "SELECT count(*) FROM house_file WHERE kind = ? AND day = ? AND hash IS NOT NULL")
            .param(kind)
            .param(day)
            .query(Long.class)
            .single()
        == 1;
  }

  private boolean navsRestLongerThan(Duration duration, LocalDate day) {
    return jdbc.sql("SELECT looked_at + pause > ? FROM house_file WHERE kind = 'NAVS' AND day = ?")
        .params(clock.instant().plus(duration).atOffset(ZoneOffset.UTC), day)
        .query(Boolean.class)
        .single();
  }

  private long navVersions(String fundCode, LocalDate day) {
    return jdbc.sql("SELECT count(*) FROM fund_nav WHERE fund_code = ? AND nav_date = ?")
        .params(fundCode, day)
        .query(Long.class)
        .single();
  }

  private String health() {
    return operators
        .get("/actuator/health")
        .json()
        .path("components")
        .path("houseFiles")
        .path("status")
        .asString("");
  }

  private double gauge(String name) {
    return operators
        .metrics()
        .lines()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private List<String> kinds(String reference) {
    return breaks(reference).stream().map(it -> it.path("kind").asString()).toList();
  }

  private List<JsonNode> unreadable(LocalDate day) {
    return breaksOf("file_date", day).stream()
        .filter(it -> it.path("kind").asString().equals("UNREADABLE"))
        .toList();
  }
}
