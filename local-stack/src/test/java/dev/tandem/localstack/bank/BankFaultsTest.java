package dev.tandem.localstack.bank;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.tandem.localstack.http.Http;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BankFaultsTest {

  @TempDir
  private Path folder;

  private final Http http = new Http();
  private BankSimulator bank = BankSimulator.start(0);

  @BeforeEach
  void keep() {
    bank.close();
    bank = BankSimulator.start(0, folder.resolve("journal.csv"), Duration.ZERO);
  }

  @AfterEach
  void close() {
    bank.close();
    http.close();
  }

  @Test
  void saysOtherAmountsAndCurrenciesInAnswerQueryAndLedger() throws IOException {
    fault("amount", Map.of("reference", "rch_1", "amountMinor", 100));
    fault("currency", Map.of("reference", "rch_2"));

    JsonNode other = charge("rch_1", 2_000).body();
    JsonNode yen = charge("rch_2", 2_000).body();

    assertThat(other.path("amountMinor").asLong()).isEqualTo(100);
    assertThat(charge("rch_1", 2_000).body()).isEqualTo(other);
    assertThat(http.get(bank.url() + "/charges/rch_1").body()).isEqualTo(other);
    assertThat(yen.path("currency").asString()).isEqualTo("JPY");
    assertThat(yen.path("amountMinor").asLong()).isEqualTo(2_000);
    assertThat(ledger())
        .extracting(it -> it.path("currency").asString())
        .containsExactly("CNY", "JPY");
  }

  @Test
  void chargesTwiceUnderOneReference() throws IOException {
    fault("twice", Map.of("reference", "rch_1"));

    charge("rch_1", 500);
    charge("rch_1", 500);
    charge("rch_2", 500);

    assertThat(ledger())
        .extracting(it -> it.path("reference").asString())
        .containsExactly("rch_1", "rch_1", "rch_2");
  }

  @Test
  void answersAfterADay() throws IOException {
    fault("late", Map.of("reference", "rch_1", "lasting", "P1D"));

    assertThatThrownBy(() -> charge("rch_1", 500)).isInstanceOf(IOException.class);
    assertThat(http.get(bank.url() + "/charges/rch_1").status()).isEqualTo(503);
    restart(Duration.ofHours(23));
    assertThat(http.get(bank.url() + "/charges/rch_1").status()).isEqualTo(503);
    restart(Duration.ofHours(25));
    assertThat(http.get(bank.url() + "/charges/rch_1").status()).isEqualTo(200);
    assertThat(charge("rch_1", 500).status()).isEqualTo(200);
  }

  @Test
  void isAwayForHoursAlsoOverARestart() throws IOException {
    fault("unavailable", Map.of("lasting", "PT3H"));

    assertThat(charge("rch_1", 500).status()).isEqualTo(503);
    restart(Duration.ofHours(2));
    assertThat(charge("rch_1", 500).status()).isEqualTo(503);
    restart(Duration.ofHours(4));
    assertThat(charge("rch_1", 500).status()).isEqualTo(200);
  }

  @Test
  void errsByChanceUntilFaultsEndAndKnowsAfterARestartWhatItStruck() throws IOException {
    fault("late", Map.of("percent", 30, "lasting", "P30D"));
    List<Integer> before = statuses("rch_");
    fault("none", Map.of());
    List<Integer> afterwards = statuses("later_");

    assertThat(before).contains(503).contains(200);
    assertThat(afterwards).containsOnly(200);
    restart(Duration.ZERO);
    assertThat(IntStream.range(0, 60).mapToObj(it -> queried("rch_" + it)).toList())
        .isEqualTo(before);
  }

  @Test
  void refusesFaultsItCannotHave() throws IOException {
    assertThat(post("/faults/fire", Map.of()).status()).isEqualTo(404);
    assertThat(post("/faults/fire", Map.of()).body().path("detail").asString()).contains("twice");
    assertThat(post("/faults/twice", Map.of()).status()).isEqualTo(400);
    assertThat(post("/faults/twice", Map.of("percent", 101)).status()).isEqualTo(400);
    assertThat(post("/faults/late", Map.of("percent", -1)).status()).isEqualTo(400);
    assertThat(http.get(bank.url() + "/faults").body()).isEmpty();
  }

  /** How queries for sixty new charges are answered. */
  private List<Integer> statuses(String prefix) {
    return IntStream.range(0, 60)
        .mapToObj(it -> {
          try {
            charge(prefix + it, 500);
          } catch (IOException late) {
            // No answer; the query tells.
          }
          return queried(prefix + it);
        })
        .toList();
  }

  private int queried(String reference) {
    try {
      return http.get(bank.url() + "/charges/" + reference).status();
    } catch (IOException e) {
      return 0;
    }
  }

  private void restart(Duration ahead) {
    bank.close();
    bank = BankSimulator.start(0, folder.resolve("journal.csv"), ahead);
  }

  private void fault(String kind, Map<String, Object> about) throws IOException {
    assertThat(post("/faults/" + kind, about).status()).isEqualTo(200);
  }

  private Http.Answer charge(String reference, long amountMinor) throws IOException {
    return post(
        "/charges",
        Map.of(
            "reference",
            reference,
            "amountMinor",
            amountMinor,
            "currency",
            "CNY",
            "fundingToken",
            "tok_ok"));
  }

  private JsonNode ledger() throws IOException {
    return http.get(bank.url() + "/ledger").body();
  }

  private Http.Answer post(String path, Map<String, Object> body) throws IOException {
    return http.post(bank.url() + path, body, Map.of());
  }
}
