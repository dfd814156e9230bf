package dev.tandem.system;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.tandem.localstack.check.Report;
import dev.tandem.localstack.suite.Instance;
import dev.tandem.localstack.suite.Service;
import dev.tandem.system.Suite.Recharge;
import dev.tandem.system.Suite.Wallet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The suite as it is delivered, each service a process, through what may befall it. */
@ExtendWith(RunningSuite.class)
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class RechargeSystemIT {

  private static final int RECHARGES = 200;
  // Risk holds an owner's eleventh recharge within a minute.
  private static final int WALLETS = 40;
  private static final int CALLERS = 8;
  private static final Duration OUTAGE =
      Duration.parse(System.getProperty("tandem.test.outage", "PT15S"));
  private static final Duration CATCHING_UP = Duration.ofMinutes(3);

  static Suite suite;

  @BeforeAll
  static void meet(Suite running) {
    suite = running;
  }

  @AfterEach
  void theBooksAgree() throws IOException {
    assertThat(suite.trialBalance()).isNotEmpty();
    Report report = suite.stack().check().run(CATCHING_UP);
    assertThat(report.findings()).as(report.text()).isEmpty();
  }

  @Test
  void endsARechargeAsItsFundingTokenWillHaveIt() throws IOException {
    Recharge ok = suite.recharge(suite.aWallet(), 1_000, "tok_ok");
    Recharge slow = suite.recharge(suite.aWallet(), 1_001, "tok_slow_3s");
    Recharge silent = suite.recharge(suite.aWallet(), 1_002, "tok_timeout_then_ok");
    Recharge declined = suite.recharge(suite.aWallet(), 1_003, "tok_declined");
    Recharge unknown = suite.recharge(suite.aWallet(), 1_004, "tok_of_nobody");

    for (Recharge charged : List.of(ok, slow, silent)) {
      isCredited(charged);
      isTold(charged.wallet(), 1);
    }
    for (Recharge refused : List.of(declined, unknown)) {
      assertThat(suite.ended(refused, Duration.ofSeconds(60)).path("status").asString())
          .isEqualTo("FAILED");
      assertThat(suite.postings(refused.wallet())).isEmpty();
      isTold(refused.wallet(), 1);
    }
  }

  @Test
  void failsARechargeOnceABankThatIsAwayCannotChargeItAnyMore() throws IOException {
    Recharge turnedAway = suite.recharge(suite.aWallet(), 1_000, "tok_error_503");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !suite.look(turnedAway).path("status").asString().equals("SCREENING"));
    assertThat(suite.look(turnedAway).path("status").asString()).isIn("CHARGING", "UNKNOWN");

    suite.stack().advanceClock(Duration.ofHours(1));

    assertThat(suite.ended(turnedAway, Duration.ofSeconds(60)).path("status").asString())
        .isEqualTo("FAILED");
    assertThat(suite.bankCharge(turnedAway)).isEmpty();
    assertThat(suite.postings(turnedAway.wallet())).isEmpty();
    isTold(turnedAway.wallet(), 1);
  }

  @Test
  void losesNoRechargeWhenServicesAreKilled() throws Exception {
    List<Recharge> recharges = rechargesWhile(() -> {
      for (Service service : Service.OF_PAYMENTS) {
        suite.stack().kill(Instance.firstOf(service));
      }
      try (ExecutorService starters = Executors.newCachedThreadPool()) {
        CompletableFuture<?>[] starts = Service.OF_PAYMENTS.stream()
            .map(service -> CompletableFuture.runAsync(
                () -> suite.stack().start(Instance.firstOf(service)), starters))
            .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(starts).join();
      }
    });

    areCompletedCreditedAndToldOnce(recharges);
  }

  @Test
  void losesNoRechargeWhileTheBrokerIsDown() throws Exception {
    List<Recharge> recharges = rechargesWhile(() -> {
      suite.stack().rocketMq().killBroker();
      await("the outage to end")
          .pollDelay(OUTAGE)
          .atMost(OUTAGE.plusSeconds(5))
          .until(() -> !suite.stack().rocketMq().brokerIsAlive());
      suite.stack().rocketMq().startBroker();
    });

    areCompletedCreditedAndToldOnce(recharges);
  }

  @FunctionalInterface
  private interface Trouble {
    void happen() throws Exception;
  }

  /** Sends recharges, a few callers at a time; trouble comes when a quarter of them is accepted. */
  private static List<Recharge> rechargesWhile(Trouble trouble) throws Exception {
    List<Wallet> wallets =
        IntStream.range(0, WALLETS).mapToObj(it -> suite.aWallet()).toList();
    List<Recharge> accepted = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch quarter = new CountDownLatch(RECHARGES / 4);
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    try {
      List<CompletableFuture<Void>> calls = IntStream.range(0, RECHARGES)
          .mapToObj(number -> CompletableFuture.runAsync(
              () -> {
                Wallet wallet = wallets.get(number % WALLETS);
                accepted.add(suite.recharge(wallet, 1_000 + number, "tok_ok"));
                quarter.countDown();
              },
              callers))
          .toList();
      quarter.await();
      trouble.happen();
      CompletableFuture.allOf(calls.toArray(CompletableFuture<?>[]::new)).join();
    } finally {
      // Where something failed, the calls that are left would each wait for an answer in vain.
      callers.shutdownNow();
    }
    assertThat(accepted).hasSize(RECHARGES);
    return List.copyOf(accepted);
  }

  private static void areCompletedCreditedAndToldOnce(List<Recharge> recharges) throws IOException {
    for (Recharge recharge : recharges) {
      JsonNode ended = suite.ended(recharge, CATCHING_UP);
      assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("COMPLETED");
    }
    // Two charges of one recharge cannot be collected into this map.
    Set<String> references = recharges.stream().map(Recharge::id).collect(Collectors.toSet());
    Map<String, JsonNode> charges = suite.bankLedger().stream()
        .filter(line -> references.contains(line.path("reference").asString()))
        .filter(line -> line.path("state").asString().equals("CHARGED"))
        .collect(Collectors.toMap(line -> line.path("reference").asString(), Function.identity()));
    Map<Wallet, List<Recharge>> byWallet =
        recharges.stream().collect(Collectors.groupingBy(Recharge::wallet));
    for (Map.Entry<Wallet, List<Recharge>> entry : byWallet.entrySet()) {
      hasThePostingsOf(entry.getKey(), entry.getValue(), charges);
      isTold(entry.getKey(), entry.getValue().size());
    }
  }

  private static void hasThePostingsOf(
      Wallet wallet, List<Recharge> recharges, Map<String, JsonNode> charges) throws IOException {
    Map<String, Long> postings = suite.postings(wallet).stream()
        .collect(Collectors.toMap(
            it -> it.path("reference").asString(), it -> it.path("amountMinor").asLong()));
    assertThat(postings)
        .isEqualTo(
            recharges.stream().collect(Collectors.toMap(Recharge::id, Recharge::amountMinor)));
    for (Recharge recharge : recharges) {
      assertThat(charges.get(recharge.id()).path("amountMinor").asLong())
          .isEqualTo(recharge.amountMinor());
    }
    assertThat(suite.wallet(wallet).path("availableMinor").asLong())
        .isEqualTo(recharges.stream().mapToLong(Recharge::amountMinor).sum());
  }

  private static void isCredited(Recharge recharge) throws IOException {
    assertThat(suite.ended(recharge, Duration.ofSeconds(60)).path("status").asString())
        .isEqualTo("COMPLETED");
    assertThat(suite.bankCharge(recharge).orElseThrow().path("status").asString())
        .isEqualTo("CHARGED");
    assertThat(suite.postings(recharge.wallet())).singleElement().satisfies(posting -> {
      assertThat(posting.path("amountMinor").asLong()).isEqualTo(recharge.amountMinor());
      assertThat(posting.path("reference").asString()).isEqualTo(recharge.id());
    });
  }

  /** Waits until all are told, and sees that none is told twice. */
  private static void isTold(Wallet wallet, int times) {
    await().atMost(CATCHING_UP).untilAsserted(() -> {
      List<String> causes = suite.notifications(wallet).stream()
          .filter(it -> it.path("status").asString().equals("SENT"))
          .map(it -> it.path("causedBy").asString())
          .toList();
      assertThat(causes).hasSize(times).doesNotHaveDuplicates();
    });
  }
}
