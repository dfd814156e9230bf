package dev.tandem.system;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import dev.tandem.localstack.check.Report;
import dev.tandem.localstack.suite.Instance;
import dev.tandem.localstack.suite.Service;
import dev.tandem.system.Suite.Recharge;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Every event reaches Kafka, whatever is killed meanwhile, and payments do not notice. */
@ExtendWith(RunningSuite.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class DataChainSystemIT {

  private static final Instance DATA_CENTRE = Instance.firstOf(Service.DATA_CENTRE);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int RECHARGES = 20;

  static Suite suite;

  @BeforeAll
  static void meet(Suite running) {
    suite = running;
    suite.stack().startAnalytics();
  }

  /** Other tests are about payments: two cores have enough to do with them. */
  @AfterAll
  static void leave() {
    suite.stack().kill(DATA_CENTRE);
    suite.stack().kafka().close();
  }

  @Test
  void losesNoEventWhenKafkaAndTheDataCentreAreKilled() throws IOException {
    areCompleted(recharges());

    suite.stack().kafka().kill();
    areCompleted(recharges());
    suite.stack().kill(DATA_CENTRE);
    areCompleted(recharges());
    suite.stack().kafka().start();
    suite.stack().start(DATA_CENTRE);

    Report report = suite.stack().check().run(Duration.ofMinutes(2));
    assertThat(report.findings()).as(report.text()).isEmpty();
    JsonNode sync = suite.sync();
    assertThat(sync.path("complete").asBoolean()).as(sync.toString()).isTrue();
    JsonNode wallet = sync.path("data").path(0);
    assertThat(wallet.path("topic").asString()).isEqualTo("wallet");
    assertThat(wallet.path("synced").asLong()).isGreaterThanOrEqualTo(6L * RECHARGES);
  }

  private static List<Recharge> recharges() {
    return IntStream.range(0, RECHARGES)
        .mapToObj(amount -> suite.recharge(suite.aWallet(), 1_000 + amount, "tok_ok"))
        .toList();
  }

  private static void areCompleted(List<Recharge> recharges) {
    for (Recharge recharge : recharges) {
      assertThat(suite.ended(recharge, PATIENCE).path("status").asString()).isEqualTo("COMPLETED");
    }
  }
}
