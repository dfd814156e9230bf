package dev.tandem.system;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.tandem.localstack.check.Report;
import dev.tandem.localstack.console.Console;
import dev.tandem.localstack.http.Caller;
import dev.tandem.localstack.http.Http;
import dev.tandem.localstack.story.Storyteller;
import dev.tandem.localstack.story.Witness;
import dev.tandem.localstack.suite.Instance;
import dev.tandem.localstack.suite.Service;
import dev.tandem.system.Suite.Recharge;
import dev.tandem.system.Suite.Wallet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Every event reaches Kafka, whatever is killed meanwhile, and payments do not notice. */
@Order(1)
@ExtendWith(RunningSuite.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class DataChainSystemIT {

  private static final Instance DATA_CENTRE = Instance.firstOf(Service.DATA_CENTRE);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int RECHARGES = 20;
  private static final List<String> READERS_OF_RISK = List.of(
      "wallet-risk-decisions",
      "fund-purchase-risk-decisions",
      "notification-webhooks",
      "data-centre",
      "console-journal");

  static Suite suite;

  @BeforeAll
  static void meet(Suite running) {
    suite = running;
    suite.stack().startAnalytics();
  }

  @Test
  void losesNoEventWhenKafkaAndTheDataCentreAreKilled() throws IOException {
    areCompleted(recharges());

    suite.stack().analytics().kafka().kill();
    areCompleted(recharges());
    suite.stack().kill(DATA_CENTRE);
    areCompleted(recharges());
    suite.stack().analytics().kafka().start();
    suite.stack().start(DATA_CENTRE);

    Report report = suite.stack().check().run(Duration.ofMinutes(2));
    assertThat(report.findings()).as(report.text()).isEmpty();
    JsonNode sync = suite.sync();
    assertThat(sync.path("complete").asBoolean()).as(sync.toString()).isTrue();
    JsonNode wallet = sync.path("data").path(0);
    assertThat(wallet.path("topic").asString()).isEqualTo("wallet");
    assertThat(wallet.path("synced").asLong()).isGreaterThanOrEqualTo(6L * RECHARGES);
  }

  /** The job has been killed, and so has all before it; the outboxes never were. */
  @Test
  void knowsWhatABatchMakesOfTheOutboxes() throws Exception {
    Wallet wallet = suite.aWallet();
    areCompleted(recharges(wallet, 2));
    awaitFeatures(wallet, "paidCount.CNY", 2);
    suite.stack().analytics().flink().kill();
    String order = suite.purchase(wallet, "MMF-001", 5_000);
    areCompleted(recharges(wallet, 3));
    suite.stack().analytics().flink().start();
    awaitFeatures(wallet, "paidCount.CNY", 6);

    List<JsonNode> published = new ArrayList<>(suite.published(Service.WALLET));
    published.addAll(suite.published(Service.FUND_PURCHASE));
    Recomputed batch = Recomputed.of(published);

    JsonNode features = suite.features(wallet.ownerId()).path(0).path("values");
    assertThat(order).isNotEmpty();
    assertThat(features.propertyNames())
        .containsExactlyInAnyOrderElementsOf(batch.features(wallet.ownerId()).keySet());
    batch
        .features(wallet.ownerId())
        .forEach((name, value) ->
            assertThat(features.path(name).asDouble()).as(name).isCloseTo(value, within(1e-6)));
    Instant from = suite.now().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(30));
    String path = "/v1/abnormal-ratios?from=" + from + "&to=" + from.plus(Duration.ofHours(1));
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(Suite.items(suite.dataCentre(path)))
            .extracting(Recomputed::ended)
            .containsExactlyInAnyOrderElementsOf(batch.endedByMinute(from)));
  }

  /** Neither bytes that are no JSON nor JSON of another shape: they are counted and skipped. */
  @Test
  void aRecordThatIsNoEventNeverStopsTheJob() throws Exception {
    Wallet wallet = suite.aWallet();
    areCompleted(recharges(wallet, 1));
    awaitFeatures(wallet, "paidCount.CNY", 1);
    AnalyticsJob job = new AnalyticsJob(suite.stack());

    job.hears(wallet.ownerId(), "{", "[1, 2]", """
        {"id": 7, "type": "dev.tandem.wallet.RechargeRequested.v1", "time": "yesterday",
         "data": {"ownerId": "%s", "amount": "much"}}
        """.formatted(wallet.ownerId()));
    areCompleted(recharges(wallet, 2));

    awaitFeatures(wallet, "paidCount.CNY", 3);
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(job.counted("unreadable")).isEqualTo(3));
  }

  @Test
  void holdsTheNextPaymentOfARingThatBuysAndCancels() throws Exception {
    try (Http http = new Http(suite.stack().identityUrl())) {
      Witness witness = new Witness(suite.stack(), http);
      Console console = new Console(System.out);
      boolean held =
          new Storyteller(console, console).tell(Storyteller.ofAnalytics(suite.stack(), witness));
      assertThat(held).isTrue();
    }
  }

  /** The app tells the data centre, and that tells journeys; once, however often they look. */
  @Test
  void aFirstLookAtAFundBeginsAJourney() throws IOException {
    String owner = suite.aWallet().ownerId();
    try (Http http = new Http(suite.stack().identityUrl())) {
      for (String look : List.of("first-" + owner, "second-" + owner)) {
        Http.Answer taken = http.as(Caller.investor(owner))
            .post(
                suite.stack().url(Service.DATA_CENTRE) + "/v1/behaviour",
                Map.of(
                    "ownerId",
                    owner,
                    "kind",
                    "VIEW_FUND",
                    "fundCode",
                    "EQT-003",
                    "at",
                    suite.now().toString()),
                Map.of("Idempotency-Key", look));
        assertThat(taken.status()).isEqualTo(202);
      }
      String instances = suite.stack().url(Service.ACCOMPANIMENT)
          + "/v1/journeys/first-visit/instances?ownerId=" + owner;
      Awaitility.await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(
                  Suite.items(http.as(Caller.OPERATOR).get(instances).body()))
              .singleElement()
              .satisfies(it -> assertThat(it.path("key").asString()).isEqualTo("EQT-003")));
    }
    assertThat(suite.published(Service.DATA_CENTRE))
        .filteredOn(it -> it.path("subject").asString().equals(owner))
        .hasSize(1);
  }

  /** By two people, at every group; the data centre's among them. */
  @Test
  void bytesThatAreNoEventAreDiscardedOnTheConsole() throws IOException {
    Optional<Path> chromium = Chromium.installed();
    Assumptions.assumeTrue(
        chromium.isPresent(),
        "NOT TESTED: discarding in a browser, because there is no Chromium on this machine");
    String console = suite.stack().url(Service.CONSOLE);
    try (Chromium browser = Chromium.start(chromium.get());
        Visitor olga = browser.visitor(console, "olga");
        Visitor anna = browser.visitor(console, "anna")) {
      olga.open("/try");
      olga.press("Send it");
      olga.reads("A message that nobody can read is on its way");

      for (String group : READERS_OF_RISK) {
        Locator unreadable = olga.page().getByLabel("UnreadableMessageException in " + group);
        olga.opensUntil("/failed", unreadable);
        unreadable.getByRole(AriaRole.LINK).first().click();
        olga.page().getByLabel("Reason").fill("No event");
        olga.press("Discard");
        olga.reads("Proposed. An approver who is somebody else must discard it too.");
        anna.page().navigate(olga.page().url());
        anna.page().getByLabel("Reason").fill("No event, indeed");
        anna.press("Discard it too");
        anna.reads("Discarded. Its bytes and your reason are kept.");
      }
      olga.open("/reference/data-centre-service");
      olga.reads("/v1/sync");
    }
    Report report = suite.stack().check().run(PATIENCE);
    assertThat(report.findings()).as(report.text()).isEmpty();
  }

  private static JsonNode awaitFeatures(Wallet wallet, String name, int value) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () -> suite.features(wallet.ownerId()).path(0),
            it -> it.at("/values/" + name).asInt() == value);
  }

  private static List<Recharge> recharges(Wallet wallet, int count) {
    return IntStream.range(0, count)
        .mapToObj(amount -> suite.recharge(wallet, 1_000 + amount, "tok_ok"))
        .toList();
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
