package dev.tandem.system;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import dev.tandem.localstack.check.Report;
import dev.tandem.localstack.http.Caller;
import dev.tandem.localstack.http.Http;
import dev.tandem.system.Suite.Recharge;
import dev.tandem.system.Suite.Wallet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A bank whose statements have every fault they can have, against the books of the whole suite. */
@ExtendWith(RunningSuite.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class BankStatementSystemIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long AMOUNT_MINOR = 1_000;

  static Suite suite;

  @BeforeAll
  static void meet(Suite running) {
    suite = running;
  }

  @Test
  void allEightFaultsAreFoundTypedAndSettledAndAllIsProvedAtTheEnd() throws IOException {
    LocalDate day = aDayWithoutStatement();
    Map<String, String> expected = new TreeMap<>();
    String missing = chargedWith("missing");
    String late = chargedWith("late");
    expected.put(missing, "BANK_MISSING OPEN");
    expected.put(late, "BANK_MISSING OPEN");
    expected.put(chargedWith("amount"), "AMOUNT_SHORT OPEN");
    expected.put(chargedWith("duplicate"), "DUPLICATE OPEN");
    expected.put(chargedWith("reversed"), "STATUS OPEN");
    String extra = "nobody-" + UUID.randomUUID();
    suite.bankErrs("extra", Map.of("reference", extra, "amountMinor", 77));
    expected.put(extra, "PLATFORM_MISSING OPEN");

    suite.stack().advanceClock(Duration.ofDays(1));
    refuses(day, "merged", "MERGED");
    takes(day.minusDays(1));
    takes(day);
    awaitBreaks(expected);

    suite.stack().advanceClock(Duration.ofDays(1));
    refuses(day.plusDays(1), "gap", "SEQUENCE_GAP");
    takes(day.plusDays(1));
    expected.put(late, "BANK_MISSING RESOLVED");
    awaitBreaks(expected);

    for (String reference : expected.keySet()) {
      if (!reference.equals(late)) {
        settle(reference, reference.equals(missing) ? "WRITE_OFF" : "ADJUST");
      }
    }
    expected.replaceAll((_, state) -> state.replace("OPEN", "RESOLVED"));
    awaitBreaks(expected);
    isProvedUntil(day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
    Report report = suite.stack().check().run(PATIENCE);
    assertThat(report.findings()).as(report.text()).isEmpty();
  }

  /**
   * Early on a day. The books have the statements until two days before it: a file with the two
   * days after that may come.
   */
  private static LocalDate aDayWithoutStatement() throws IOException {
    // Without a movement of money there is no first day.
    chargedWith("none");
    Instant now = suite.now();
    LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(1);
    Instant early = day.atTime(3, 0).toInstant(ZoneOffset.UTC);
    suite.stack().advanceClock(Duration.between(now, early));
    LocalDate first = firstDayWithoutStatement(suite);
    first.datesUntil(day.minusDays(1)).forEach(BankStatementSystemIT::takes);
    return day;
  }

  /** The day after the last statement in the books; the first with a movement if there is none. */
  static LocalDate firstDayWithoutStatement(Suite suite) throws IOException {
    return Suite.items(suite.ledger("/v1/bank-statements?limit=100")).stream()
        .map(it -> LocalDate.parse(it.path("businessDate").asString()).plusDays(1))
        .max(LocalDate::compareTo)
        .orElseGet(() -> dayOfFirstJournal(suite));
  }

  private static LocalDate dayOfFirstJournal(Suite suite) {
    JsonNode journal = await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(
            () -> suite.ledger("/v1/journals?limit=1"), it -> !Suite.items(it).isEmpty());
    String at = Suite.items(journal).getFirst().path("effectiveAt").asString();
    return LocalDate.ofInstant(Instant.parse(at), ZoneOffset.UTC);
  }

  /** A recharge that the bank has charged, and states wrongly; its id. */
  private static String chargedWith(String fault) throws IOException {
    Wallet wallet = suite.aWallet();
    Recharge recharge = suite.recharge(wallet, AMOUNT_MINOR, "tok_ok");
    assertThat(suite.ended(recharge, PATIENCE).path("status").asString()).isEqualTo("COMPLETED");
    suite.bankErrs(fault, fault.equals("none") ? Map.of() : Map.of("reference", recharge.id()));
    return recharge.id();
  }

  private static void refuses(LocalDate day, String fault, String flaw) throws IOException {
    suite.bankErrs(fault, Map.of());
    Http.Answer answer = suite.bringStatement(day);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
    assertThat(answer.body().path("detail").asString()).startsWith(flaw);
    suite.bankErrs("none", Map.of());
  }

  private static void takes(LocalDate day) {
    try {
      Http.Answer answer = suite.bringStatement(day);
      assertThat(answer.status()).as(day + " " + answer).isEqualTo(201);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void awaitBreaks(Map<String, String> expected) {
    await().atMost(PATIENCE).untilAsserted(() -> {
      Map<String, String> found = new TreeMap<>();
      for (String reference : expected.keySet()) {
        JsonNode item = breakOf(reference);
        found.put(reference, item.path("type").asString("") + " " + state(item));
      }
      assertThat(found).isEqualTo(expected);
    });
  }

  private static String state(JsonNode item) {
    return item.path("status").asString("");
  }

  private static JsonNode breakOf(String reference) throws IOException {
    return Suite.items(suite.ledger("/v1/breaks?limit=100")).stream()
        .filter(it -> it.path("reference").asString("").equals(reference))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no break of " + reference));
  }

  private static void settle(String reference, String action) throws IOException {
    String path = "/v1/breaks/" + breakOf(reference).path("id").asString();
    Map<String, Object> proposal = Map.of("action", action, "note", "asked the bank");
    assertThat(state(suite.ledgerAct(Caller.OPERATOR, path + "/resolution", proposal)))
        .isEqualTo("PROPOSED");
    Map<String, Object> approval = Map.of("decision", "APPROVE");
    assertThat(state(suite.ledgerAct(Caller.APPROVER, path + "/approval", approval)))
        .isEqualTo("RESOLVED");
  }

  private static void isProvedUntil(Instant time) {
    await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
      JsonNode proof = suite.ledger("/v1/proof");
      assertThat(proof.path("unread").isNull()).as(proof.toString()).isTrue();
      assertThat(proof.path("holds").asBoolean()).as(proof.toString()).isTrue();
      assertThat(proof.path("underWay").asInt(-1)).as(proof.toString()).isZero();
      assertThat(Instant.parse(proof.path("provedUntil").asString())).isAfter(time);
    });
  }
}
