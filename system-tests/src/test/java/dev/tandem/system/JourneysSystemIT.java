package dev.tandem.system;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import dev.tandem.localstack.Faults;
import dev.tandem.localstack.LocalStack;
import dev.tandem.localstack.check.Report;
import dev.tandem.localstack.suite.Instance;
import dev.tandem.localstack.suite.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two instances of accompaniment-service take investors along while the broker delivers messages
 * twice and out of order, and each is killed once.
 */
@ExtendWith(RunningSuite.class)
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class JourneysSystemIT {

  private static final int INVESTORS = 40;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Instance FIRST = Instance.firstOf(Service.ACCOMPANIMENT);
  private static final Instance SECOND = new Instance(Service.ACCOMPANIMENT, 2);

  static Suite suite;
  static LocalStack stack;

  @BeforeAll
  static void disturb(Suite running) {
    suite = running;
    stack = suite.stack();
    stack.start(SECOND);
    if (stack.canBeDisturbed()) {
      stack.disturb(new Faults(10, 10));
    }
  }

  @AfterAll
  static void leaveInPeace() {
    if (stack.canBeDisturbed()) {
      stack.disturb(Faults.NONE);
    }
  }

  @Test
  void passesEachStepOnce() throws IOException {
    List<String> owners = IntStream.range(0, INVESTORS)
        .mapToObj(number -> {
          if (number == INVESTORS / 2) {
            stack.kill(FIRST);
          }
          var wallet = suite.aWallet();
          suite.recharge(wallet, 1_000, "tok_declined");
          suite.recharge(wallet, 1_001, "tok_declined");
          return wallet.ownerId();
        })
        .toList();
    stack.start(FIRST);
    awaitCases(owners, List.of("failed-recharges"));

    // Whoever has not answered the questionnaire within a day is called.
    stack.advanceClock(Duration.ofHours(25));
    stack.kill(SECOND);

    awaitCases(owners, List.of("failed-recharges", "welcome"));
    Report report = stack.check().run(PATIENCE);
    assertThat(report.findings()).as(report.text()).isEmpty();
  }

  /** Customer service has one case of each of these journeys for each investor, and no other. */
  private static void awaitCases(List<String> owners, List<String> journeys) {
    await("cases of " + journeys)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptionsInstanceOf(IOException.class)
        .untilAsserted(() -> {
          List<JsonNode> cases = suite.cases();
          assertThat(owners)
              .allSatisfy(owner -> assertThat(cases)
                  .filteredOn(it -> it.path("ownerId").asString().equals(owner))
                  .extracting(it -> it.path("journey").asString())
                  .containsExactlyInAnyOrderElementsOf(journeys));
        });
  }
}
