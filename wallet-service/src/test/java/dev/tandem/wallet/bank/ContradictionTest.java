package dev.tandem.wallet.bank;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.tandem.contract.Money;
import dev.tandem.wallet.bank.ChargeAnswer.Charged;
import dev.tandem.wallet.bank.ChargeAnswer.Contradicts;
import dev.tandem.wallet.bank.ChargeAnswer.Declined;
import dev.tandem.wallet.bank.ChargeAnswer.Unknown;
import dev.tandem.wallet.bank.Contradiction.Kind;
import dev.tandem.web.http.TimelyRequests;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.retry.Retry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The bank is asked for 5.00 yuan under rch_1, to charge them and what became of them. */
class ContradictionTest {

  private static final ChargeRequest REQUEST =
      new ChargeRequest("rch_1", "tok_ok", Money.of(500, "CNY"));
  private static final String AS_ASKED = """
      {"reference": "rch_1", "status": "CHARGED", "amountMinor": 500, "currency": "CNY",
       "chargedAt": "2026-03-01T10:00:00Z"}""";

  private final AnsweringBank server = new AnsweringBank();
  private final TimelyRequests requests;
  private final HttpBank bank;

  ContradictionTest() {
    var properties = new BankProperties(server.url(), Duration.ofSeconds(2), Duration.ofSeconds(2));
    var configuration = new BankConfiguration();
    requests = configuration.bankRequests(properties);
    bank = new HttpBank(
        configuration.bankApi(requests, properties, ObservationRegistry.NOOP),
        Retry.ofDefaults("bank"),
        CircuitBreaker.ofDefaults("bank"),
        Bulkhead.ofDefaults("bank"),
        new SimpleMeterRegistry());
  }

  @AfterEach
  void close() throws Exception {
    requests.destroy();
    server.close();
  }

  @Test
  void believesAnAnswerThatFitsWhatWasAsked() {
    server.answers(AS_ASKED);

    var charged = new Charged(Instant.parse("2026-03-01T10:00:00Z"));
    assertThat(List.of(bank.charge(REQUEST), bank.query(REQUEST.expected()))).containsOnly(charged);

    server.answers(AS_ASKED.replace("CHARGED", "DECLINED"));
    assertThat(List.of(bank.charge(REQUEST), bank.query(REQUEST.expected())))
        .containsOnly(new Declined(""));
  }

  @ParameterizedTest
  @CsvSource({
    "'500', '100', OTHER_AMOUNT, 100, CNY",
    "'500', '501', OTHER_AMOUNT, 501, CNY",
    "'500', '500.5', OTHER_AMOUNT,,",
    "'500', '92233720368547758070', OTHER_AMOUNT,,",
    "'500', '-500', INCOMPLETE,,",
    "'500', '0', INCOMPLETE,,",
    "'500', 'null', INCOMPLETE,,",
    "'\"amountMinor\": 500,', '', INCOMPLETE,,",
    "CNY, JPY, OTHER_CURRENCY, 500, JPY",
    "CNY, yuan, OTHER_CURRENCY,,",
    "'\"CNY\"', 'null', INCOMPLETE,,",
    "rch_1, rch_2, OTHER_REFERENCE,,",
    "'\"rch_1\"', 'null', INCOMPLETE,,",
    "CHARGED, PENDING, UNKNOWN_STATE,,",
    "'\"CHARGED\"', 'null', INCOMPLETE,,",
    "'\"2026-03-01T10:00:00Z\"', 'null', INCOMPLETE, 500, CNY",
  })
  void believesNothingThatDiffersByWhateverWayItComes(
      String asAsked,
      String answered,
      Kind kind,
      @Nullable Long figureMinor,
      @Nullable String figureCurrency) {
    server.answers(AS_ASKED.replace(asAsked, answered));

    var answers = List.of(bank.charge(REQUEST), bank.query(REQUEST.expected()));

    var figure = figureMinor == null ? null : Money.of(figureMinor, figureCurrency);
    assertThat(answers).allSatisfy(answer -> {
      assertThat(answer).isInstanceOf(Contradicts.class);
      var contradiction = ((Contradicts) answer).contradiction();
      assertThat(contradiction.kind()).isEqualTo(kind);
      assertThat(contradiction.answered()).isEqualTo(figure);
    });
  }

  @Test
  void doesNotBelieveARefusalOfAnotherChargeEither() {
    server.answers(AS_ASKED.replace("CHARGED", "DECLINED").replace("500", "100"));

    assertThat(bank.charge(REQUEST)).isInstanceOf(Contradicts.class);
    assertThat(bank.query(REQUEST.expected())).isInstanceOf(Contradicts.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "<html>", "{\"amountMinor\": \"many\"}", "[]"})
  void takesForNoAnswerWhatCannotBeRead(String answer) {
    server.answers(answer);

    assertThat(bank.charge(REQUEST)).isInstanceOf(Unknown.class);
    assertThat(bank.query(REQUEST.expected())).isInstanceOf(Unknown.class);
  }

  @Test
  void keepsEvidenceThatADatabaseCanHold() {
    server.answers(AS_ASKED.replace("rch_1", "\\u0000\\ud800" + "x".repeat(5000)));

    var answer = (Contradicts) bank.query(REQUEST.expected());

    assertThat(answer.contradiction().evidence())
        .hasSizeLessThanOrEqualTo(1000)
        .doesNotContain("\0", "\ud800")
        .contains("xxx");
  }
}
