package dev.tandem.system;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.tandem.localstack.check.Report;
import dev.tandem.localstack.check.rule.Finding;
import dev.tandem.system.Suite.Recharge;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A bank that errs, and what the suite and its check make of it. */
@ExtendWith(RunningSuite.class)
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class OutsideWorldSystemIT {

  private static final Duration MOMENT = Duration.ofSeconds(60);
  private static final Duration CATCHING_UP = Duration.ofMinutes(2);

  static Suite suite;

  @BeforeAll
  static void meet(Suite running) {
    suite = running;
  }

  @AfterEach
  void bePeaceful() throws IOException {
    suite.bankErrs("none", Map.of());
    Report report = suite.stack().check().run(CATCHING_UP);
    assertThat(report.findings()).as(report.text()).isEmpty();
  }

  @Test
  void findsOutAMonthLaterWhatBecameOfACharge() throws IOException {
    suite.bankErrs("late", Map.of("percent", 100, "lasting", "P30D"));
    Recharge late = suite.recharge(suite.aWallet(), 1_000, "tok_ok");
    awaitStatus(late, "UNKNOWN");

    suite.stack().advanceClock(Duration.ofDays(15));
    // It is asked for again, and is as unknown as before.
    assertThat(suite.stack().check().run(CATCHING_UP).findings()).isEmpty();
    assertThat(suite.look(late).path("status").asString()).isEqualTo("UNKNOWN");
    assertThat(suite.postings(late.wallet())).isEmpty();

    suite.stack().advanceClock(Duration.ofDays(16));

    awaitStatus(late, "COMPLETED");
    assertThat(suite.postings(late.wallet())).hasSize(1);
    assertThat(suite.wallet(late.wallet()).path("availableMinor").asLong()).isEqualTo(1_000);
  }

  @Test
  void theCheckFindsThatTheBankHasChargedTwice() throws IOException {
    suite.bankErrs("twice", Map.of("percent", 100));
    Recharge twice = suite.recharge(suite.aWallet(), 1_000, "tok_ok");
    suite.ended(twice, MOMENT);

    assertThat(suite.stack().check().run(Duration.ofSeconds(10)).findings())
        .extracting(Finding::subject)
        .containsExactly(twice.id());

    suite.bankRefunds(twice);
  }

  private static void awaitStatus(Recharge recharge, String status) {
    await(recharge.id() + " to be " + status)
        .atMost(MOMENT)
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> suite.look(recharge).path("status").asString().equals(status));
  }
}
